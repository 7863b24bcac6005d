package dev.mltd.retrain.dl4j;

import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.retrain.UnusableConfigException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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

  /** A value that must be there. */
  <T> T needed(String key, Optional<T> value) {
    return value.orElseThrow(() -> new UnusableConfigException(key, "is missing"));
  }

  /** A number, finite and from least to most. */
  Optional<Double> number(String key, double least, double most) {
    return text(key).map(text -> parse(key, text, least, most));
  }

  /** A whole number. */
  Optional<Integer> count(String key, int least, int most) {
    return number(key, least, most)
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
    return choice(key, otherwise.getDeclaringClass()).orElse(otherwise);
  }

  /** One of some names, in lower case. */
  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E choice : type.getEnumConstants()) {
      choices.put(choice.name().toLowerCase(Locale.ROOT), choice);
    }
    Optional<String> text = text(key);
    if (text.isPresent() && !choices.containsKey(text.get())) {
      throw new UnusableConfigException(
          key, "is '%s', not one of %s".formatted(text.get(), choices.keySet()));
    }
    return text.map(choices::get);
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
}
