package dev.mltd.analysis.remedies;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import java.util.Locale;
import java.util.OptionalDouble;

/** What fixes ask of a config. */
final class Settings {
  private Settings() {}

  static boolean has(Knob knob, RunConfig config) {
    return knob.keyIn(config).isPresent();
  }

  /** In small letters; empty where the config does not say. */
  static String word(Knob knob, RunConfig config) {
    return knob.text(config).orElse("").strip().toLowerCase(Locale.ROOT);
  }

  /** 0 where the config does not say. */
  static double number(Knob knob, RunConfig config) {
    return knob.number(config).orElse(0);
  }

  /** Empty where they are unknown, no finite number, or counted in steps. */
  static OptionalDouble epochs(RunConfig config) {
    return config.number(Knob.EPOCHS.key()).stream().filter(Double::isFinite).findFirst();
  }

  /** A tenth of the epochs; 0 where there are none to count. */
  static double tenthOfEpochs(RunConfig config) {
    return Math.rint(0.1 * epochs(config).orElse(0));
  }
}
