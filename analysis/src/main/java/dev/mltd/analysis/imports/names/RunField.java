package dev.mltd.analysis.imports.names;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may be said about a run beside its hyper-parameters and curves. */
public enum RunField {
  EXPERIMENT,
  PROGRAM,
  NAME,
  SEED,
  STATUS,
  OWNER,
  /** File or folder of the training data. */
  DATA;

  /** As users write it: {@code --map program=testproblem}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field of that word. */
  public static Optional<RunField> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /** All words, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(RunField::word).collect(Collectors.joining(", "));
  }
}
