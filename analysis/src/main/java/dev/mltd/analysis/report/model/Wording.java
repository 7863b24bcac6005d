package dev.mltd.analysis.report.model;

import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.stats.Rounded;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How the reports write numbers and names. */
public final class Wording {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private Wording() {}

  /** {@code 75,000}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 run}, {@code 75,000 runs}. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : noun.endsWith("x") ? "es" : "s");
  }

  /** {@code 41.2 device hours}; never rounded to nothing. */
  public static String hours(double hours) {
    return shortHours(hours) + " device hours";
  }

  /** {@code 41.2}. */
  public static String shortHours(double hours) {
    if (Double.isNaN(hours)) {
      return "unknown";
    }
    if (hours >= 100) {
      return count(Math.round(hours));
    }
    return hours > 0 && hours < 0.05
        ? Rounded.toThreeDigits(hours)
        : String.format(Locale.ROOT, "%.1f", hours);
  }

  /** Three digits, or a dash where there is no number. */
  public static String number(double number) {
    return Double.isFinite(number) ? Rounded.toThreeDigits(number) : "–";
  }

  /** The same of a number that may be missing. */
  public static String number(OptionalDouble number) {
    return number(number.orElse(Double.NaN));
  }

  /** {@code 34 %}, or a dash where there is no number. */
  public static String percent(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, Math.abs(share) < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share)
        : "–";
  }

  /** {@code 31 January 2026}. */
  public static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** {@code LearningRateTooHigh} as {@code Learning rate too high}. */
  public static String words(String className) {
    String spaced = className.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])", " ");
    return spaced.isEmpty() ? "" : spaced.charAt(0) + spaced.substring(1).toLowerCase(Locale.ROOT);
  }

  /** {@code IMPROVED_UNCONFIRMED} as {@code improved, unconfirmed} and the like. */
  public static String lower(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code learning_rate=0.1 momentum=0.9}. */
  public static String settings(Map<String, String> config) {
    return config.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  /** A sign beside the colour of a severity. */
  public static String sign(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "▲";
      case MAJOR -> "◆";
      case MINOR -> "●";
      case INFO -> "○";
    };
  }

  /** Text as part of a link to a place on the page. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A place on a scale from 0 to 1, as CSS wants it. */
  public static String place(double share) {
    double within = Double.isNaN(share) ? 0 : Math.max(0, Math.min(1, share));
    return String.format(Locale.ROOT, "%.2f%%", 100 * within);
  }
}
