package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes a config knob by knob. A knob is written under the key that the config has for it, and
 * under the canonical one where it has none. Learning rates stay at 1e-8 or more, batches at 2,
 * dropout at 0.7 or less: no change moves a number beyond such a limit, or further beyond.
 */
final class Edit {
  private static final Map<Knob, Double> FLOORS =
      Map.of(Knob.LEARNING_RATE, 1e-8, Knob.BATCH_SIZE, 2.0, Knob.WIDTH, 1.0, Knob.DEPTH, 1.0);
  private static final Map<Knob, Double> CEILINGS = Map.of(Knob.DROPOUT, 0.7);

  /** So that 0.1 times 0.1 is 0.01. */
  private static final MathContext DIGITS = new MathContext(12);

  private final RunConfig before;
  private final SortedMap<String, String> values;
  private boolean possible = true;

  /** Starts without a change. */
  Edit(RunConfig config) {
    before = config;
    values = new TreeMap<>(config.values());
  }

  /** The config as it was. */
  RunConfig before() {
    return before;
  }

  /** Sets a knob, unless it says the same already, in whatever spelling. */
  Edit set(Knob knob, String value) {
    Optional<String> present = knob.text(before);
    if (present.isEmpty() || !letters(present.get()).equals(letters(value))) {
      values.put(knob.keyIn(before).orElse(knob.key()), value);
    }
    return this;
  }

  /** Sets a knob to a number, as far as its limits allow. */
  Edit set(Knob knob, double value) {
    OptionalDouble present = knob.number(before);
    if (present.isPresent() && present.getAsDouble() == value) {
      return this;
    }
    return set(knob, text(knob, limited(knob, present, value)));
  }

  /** Multiplies a knob as far as its limits allow; without a positive number nothing is changed. */
  Edit multiply(Knob knob, double factor) {
    OptionalDouble present = knob.number(before);
    if (present.isEmpty() || present.getAsDouble() <= 0) {
      possible = false;
      return this;
    }
    return set(knob, present.getAsDouble() * factor);
  }

  /** Multiplies a knob where the config has a positive number for it. */
  Edit multiplyIfSet(Knob knob, double factor) {
    return knob.number(before).orElse(0) > 0 ? multiply(knob, factor) : this;
  }

  /** Takes a knob out of the config. */
  Edit remove(Knob knob) {
    values.keySet().removeIf(knob::isKey);
    return this;
  }

  /** The changed config; empty when nothing is different, or something needed is missing. */
  Optional<RunConfig> result() {
    return possible && !values.equals(before.values())
        ? Optional.of(new RunConfig(values))
        : Optional.empty();
  }

  private static double limited(Knob knob, OptionalDouble present, double value) {
    double floor = FLOORS.getOrDefault(knob, Double.NEGATIVE_INFINITY);
    double ceiling = CEILINGS.getOrDefault(knob, Double.POSITIVE_INFINITY);
    return Math.min(
        Math.max(value, Math.min(floor, present.orElse(floor))),
        Math.max(ceiling, present.orElse(ceiling)));
  }

  private static String text(Knob knob, double value) {
    BigDecimal number =
        BigDecimal.valueOf(knob.value() == Knob.Value.COUNT ? Math.rint(value) : value)
            .round(DIGITS)
            .stripTrailingZeros();
    return number.scale() <= 0 ? number.toPlainString() : number.toString();
  }

  private static String letters(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }
}
