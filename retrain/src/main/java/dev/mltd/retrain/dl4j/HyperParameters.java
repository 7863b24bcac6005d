package dev.mltd.retrain.dl4j;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.retrain.UnusableConfigException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a config key by key, and refuses by key what it does not understand. */
final class HyperParameters {
  private final RunConfig config;
  private final Set<String> known = new TreeSet<>();

  HyperParameters(RunConfig config) {
    this.config = config;
  }

  /** A number that must be there. */
  double number(String key, double least, double most) {
    return optionalNumber(key, least, most)
        .orElseThrow(() -> new UnusableConfigException(key, "is missing"));
  }

  /** A number, finite and from least to most, or the default where the config is silent. */
  double number(String key, double least, double most, double otherwise) {
    return optionalNumber(key, least, most).orElse(otherwise);
  }

  Optional<Double> optionalNumber(String key, double least, double most) {
    return text(key).map(text -> parse(key, text, least, most));
  }

  /** A whole number that must be there. */
  int count(String key, int least, int most) {
    return optionalCount(key, least, most)
        .orElseThrow(() -> new UnusableConfigException(key, "is missing"));
  }

  /** A whole number, or the default where the config is silent. */
  int count(String key, int least, int most, int otherwise) {
    return optionalCount(key, least, most).orElse(otherwise);
  }

  Optional<Integer> optionalCount(String key, int least, int most) {
    return optionalNumber(key, least, most)
        .map(
            number -> {
              if (number != Math.rint(number)) {
                throw new UnusableConfigException(key, "is " + number + ", not a whole number");
              }
              return number.intValue();
            });
  }

  /** {@code true} or {@code false}, or false where the config is silent. */
  boolean flag(String key) {
    return text(key)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new UnusableConfigException(
                          key, "is '" + text + "', neither true nor false");
                })
        .orElse(false);
  }

  /** One of some names, in lower case, or the default where the config is silent. */
  <E extends Enum<E>> E choice(String key, E otherwise) {
    return optionalChoice(key, otherwise.getDeclaringClass()).orElse(otherwise);
  }

  /** One of some names, in lower case. */
  <E extends Enum<E>> Optional<E> optionalChoice(String key, Class<E> type) {
    E[] choices = type.getEnumConstants();
    return text(key)
        .map(
            text ->
                Arrays.stream(choices)
                    .filter(choice -> name(choice).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new UnusableConfigException(
                                key,
                                "is '%s', not one of %s"
                                    .formatted(
                                        text,
                                        Arrays.stream(choices)
                                            .map(HyperParameters::name)
                                            .toList()))));
  }

  /** Refuses a key that is there although another one gives it nothing to do. */
  void refuse(String key, String reason) {
    if (config.text(key).isPresent()) {
      throw new UnusableConfigException(key, reason);
    }
  }

  /** Refuses a config with a key that nobody read. */
  void refuseUnread() {
    for (String key : config.values().keySet()) {
      if (!known.contains(key)) {
        throw new UnusableConfigException(key, "is unknown to this trainer; it knows " + known);
      }
    }
  }

  private Optional<String> text(String key) {
    known.add(key);
    return config.text(key).map(String::strip);
  }

  private static double parse(String key, String text, double least, double most) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      throw new UnusableConfigException(key, "is '" + text + "', not a number");
    }
    if (!(number >= least && number <= most)) {
      throw new UnusableConfigException(
          key, "is %s, outside %s to %s".formatted(text, least, most));
    }
    return number;
  }

  private static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
