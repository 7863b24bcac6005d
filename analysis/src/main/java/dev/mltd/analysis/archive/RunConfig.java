package dev.mltd.analysis.archive;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
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

  /** Keeps a sorted copy that nobody can change. */
  public RunConfig {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
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

  /**
   * Digest of a program, its data if known, and its config without seed-like keys: replicates share
   * it.
   *
   * @return 32 hexadecimal digits
   */
  public String groupWithin(Program program, Optional<DataReference> data) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, program.name());
      data.ifPresent(
          known -> add(digest, known.fingerprint().isEmpty() ? known.path() : known.fingerprint()));
      values.forEach(
          (key, value) -> {
            if (!isSeedKey(key)) {
              add(digest, key);
              add(digest, value);
            }
          });
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException everyJavaHasSha256) {
      throw new IllegalStateException(everyJavaHasSha256);
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // The length comes first, so that no two different lists of texts look the same.
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }
}
