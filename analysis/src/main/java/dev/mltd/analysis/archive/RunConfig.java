package dev.mltd.analysis.archive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The hyper-parameters of a run, as text, sorted by key.
 *
 * @param values canonical keys where known ({@code learning_rate}), the tool's own keys otherwise
 */
public record RunConfig(SortedMap<String, String> values) implements Serializable {

  private static final Pattern SEED_KEY =
      Pattern.compile("(?i)(.*[._/-])?(random_?)?(seed|rng_?seed|random_?state)s?");

  /** Keeps a sorted copy that nobody can change; a key without a value gets an empty one. */
  public RunConfig {
    SortedMap<String, String> copy = new TreeMap<>(values);
    copy.replaceAll((key, value) -> value == null ? "" : value);
    values = Collections.unmodifiableSortedMap(copy);
  }

  /** A config with these values. */
  public static RunConfig of(Map<String, String> values) {
    return new RunConfig(new TreeMap<>(values));
  }

  /** A config that says nothing. */
  public static RunConfig empty() {
    return of(Map.of());
  }

  /** The value of a key as text. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The value of a key as a number; empty when it is absent or not a number. */
  public OptionalDouble number(String key) {
    String text = values.get(key);
    if (text == null) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text.strip()));
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  /** Whether a key only picks the random numbers, so that runs differing in it are replicates. */
  public static boolean isSeedKey(String key) {
    return SEED_KEY.matcher(key).matches();
  }

  /** The same config but for the keys that only pick the random numbers. */
  public RunConfig withoutSeeds() {
    SortedMap<String, String> others = new TreeMap<>(values);
    others.keySet().removeIf(RunConfig::isSeedKey);
    return new RunConfig(others);
  }

  /**
   * Digest of a program, its data if known, and its config without seed-like keys: replicates share
   * it.
   *
   * @return 32 hexadecimal digits
   */
  public String groupWithin(Program program, Optional<DataReference> data) {
    List<String> texts = new ArrayList<>();
    texts.add(program.name());
    data.ifPresent(known -> texts.add(known.identity()));
    withoutSeeds().values().forEach((key, value) -> texts.addAll(List.of(key, value)));
    return Fingerprint.of(texts);
  }
}
