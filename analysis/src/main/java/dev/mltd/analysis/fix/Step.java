package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What a fix does to one knob of a config.
 *
 * @param knob that it changes
 * @param action changes the config that is edited, which learns from such data
 */
public record Step(Knob knob, BiConsumer<Edit, DataProfile> action) {

  /** Sets a knob. */
  public static Step set(Knob knob, String value) {
    return new Step(knob, (edit, data) -> edit.set(knob, value));
  }

  /** Sets a knob to a number, as far as its limits allow. */
  public static Step set(Knob knob, double value) {
    return new Step(knob, (edit, data) -> edit.set(knob, value));
  }

  /** Sets a knob to what suits the config. */
  public static Step setText(Knob knob, Function<RunConfig, String> suiting) {
    return new Step(knob, (edit, data) -> edit.set(knob, suiting.apply(edit.before())));
  }

  /** Sets a knob to the number that suits the config, as far as its limits allow. */
  public static Step setNumber(Knob knob, ToDoubleFunction<RunConfig> suiting) {
    return new Step(knob, (edit, data) -> edit.set(knob, suiting.applyAsDouble(edit.before())));
  }

  /** Sets a knob where the data have classes, and else leaves it to the trainer. */
  public static Step setForClasses(Knob knob, String value) {
    return new Step(
        knob,
        (edit, data) -> {
          if (data.classes().isEmpty()) {
            edit.remove(knob);
          } else {
            edit.set(knob, value);
          }
        });
  }

  /** Multiplies a knob as far as its limits allow; without a positive number nothing is changed. */
  public static Step multiply(Knob knob, double factor) {
    return new Step(knob, (edit, data) -> edit.multiply(knob, factor));
  }

  /** Multiplies a knob where the config has a positive number for it. */
  public static Step multiplyIfSet(Knob knob, double factor) {
    return new Step(knob, (edit, data) -> edit.multiplyIfSet(knob, factor));
  }

  /** Raises a knob from a positive number, and sets it to a first one where it has none. */
  public static Step raise(Knob knob, double first, DoubleUnaryOperator more) {
    return setNumber(
        knob,
        config -> {
          double present = knob.number(config).orElse(0);
          return present > 0 ? more.applyAsDouble(present) : first;
        });
  }

  /** Lowers a knob to a limit, which is also set where it has no positive number. */
  public static Step limit(Knob knob, double most) {
    return setNumber(
        knob,
        config -> {
          double present = knob.number(config).orElse(0);
          return present > 0 && present <= most ? present : most;
        });
  }

  /** Takes a knob out of the config. */
  public static Step remove(Knob knob) {
    return new Step(knob, (edit, data) -> edit.remove(knob));
  }

  /** The same, where the config is like that. */
  public Step where(Predicate<RunConfig> needed) {
    return new Step(
        knob,
        (edit, data) -> {
          if (needed.test(edit.before())) {
            action.accept(edit, data);
          }
        });
  }
}
