package dev.mltd.analysis.imports.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Numbers as tools write them. Three states are kept apart: a number that is absent, NaN, and an
 * infinity; Python, JavaScript and pandas each spell them in their own way.
 */
public final class NumberText {
  private NumberText() {}

  /** A number as people write it: whole ones without a fraction. */
  public static String shortest(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 53
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** The number in a JSON value: one, or a text that spells what JSON cannot write. */
  public static OptionalDouble inJson(JsonNode value) {
    if (value.isNumber()) {
      return OptionalDouble.of(value.doubleValue());
    }
    OptionalDouble spelled = value.isTextual() ? number(value.textValue()) : OptionalDouble.empty();
    return spelled.isPresent() && !Double.isFinite(spelled.getAsDouble())
        ? spelled
        : OptionalDouble.empty();
  }

  /** The number in a JSON value that must be one, or in its text; else NaN. */
  public static double ofJson(JsonNode value) {
    return value.isNumber() ? value.doubleValue() : number(value.asText()).orElse(Double.NaN);
  }

  /** The number in a text, NaN and infinities included; empty when it is not one. */
  public static OptionalDouble number(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return OptionalDouble.empty();
    }
    char last = stripped.charAt(stripped.length() - 1);
    // Double.parseDouble would take "1d" and "0x1p3", which no tool means as a number.
    if ((Character.isDigit(last) || last == '.') && stripped.indexOf('x') < 0) {
      try {
        return OptionalDouble.of(Double.parseDouble(stripped));
      } catch (NumberFormatException notANumber) {
        return OptionalDouble.empty();
      }
    }
    return switch (stripped.toLowerCase(Locale.ROOT)) {
      case "nan", "+nan", "-nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }
}
