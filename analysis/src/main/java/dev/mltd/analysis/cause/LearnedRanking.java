package dev.mltd.analysis.cause;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs whose cause is known say of one whose cause is not: one more piece of evidence for or
 * against every cause, never as heavy as hard evidence. A file that cannot be used is said so, and
 * the evidence alone ranks.
 */
public final class LearnedRanking {
  /** No file was asked for. */
  public static final LearnedRanking NONE = new LearnedRanking(null, List.of(), "");

  /** Grown by `mltd learn`, beside its evaluation. */
  private static final String FILE = "ranking.json";

  /** Of a cause that no example had. */
  private static final double SMALLEST_SHARE = 1e-3;

  private final Forest forest;
  private final List<String> names;
  private final String unusable;

  private LearnedRanking(Forest forest, List<String> names, String unusable) {
    this.forest = forest;
    this.names = names;
    this.unusable = unusable;
  }

  /** A ranking by trees that were just grown. */
  public static LearnedRanking of(Forest forest, Features features) {
    String version = features.version();
    return version.equals(forest.version())
        ? new LearnedRanking(forest, features.names(), "")
        : unusable(
            "it was made for features %s, and these are %s".formatted(forest.version(), version));
  }

  /** The ranking that is shipped. */
  public static LearnedRanking shipped(Features features) {
    try (InputStream file = LearnedRanking.class.getResourceAsStream(FILE)) {
      return file == null ? unusable("there is none") : read(file, features);
    } catch (IOException e) {
      return unusable(e.getMessage());
    }
  }

  /**
   * Reads a ranking.
   *
   * @param file JSON as {@code mltd learn} writes it
   */
  public static LearnedRanking read(InputStream file, Features features) {
    try {
      Forest forest = new ObjectMapper().readValue(file, Forest.class);
      return forest == null || forest.trees() == null || forest.trees().isEmpty()
          ? unusable("its file has no trees")
          : of(forest, features);
    } catch (IOException e) {
      return unusable("its file cannot be read");
    }
  }

  private static LearnedRanking unusable(String reason) {
    return new LearnedRanking(null, List.of(), reason);
  }

  /** Why it cannot be used; empty when it can, or was not asked for. */
  public Optional<String> unusable() {
    return Optional.of(unusable).filter(reason -> !reason.isEmpty());
  }

  /**
   * Lays down what was learned.
   *
   * @param scales of each cause, with all other evidence on them
   * @param features of the case, see {@link Features#of}
   */
  void weigh(Map<Cause, Weighing> scales, List<Double> features) {
    if (forest == null) {
      unusable()
          .ifPresent(
              reason ->
                  scales
                      .values()
                      .forEach(one -> one.lacking("the ranking learned from the lab: " + reason)));
      return;
    }
    Map<String, Double> shares = shares(features);
    scales.forEach(
        (cause, one) -> {
          double share = shares.getOrDefault(cause.name(), 0.0);
          one.add(
              weight(share, scales.size()),
              "of the fault lab's runs that look alike %.0f %% had this cause",
              100 * share);
        });
  }

  /**
   * What a share weighs as evidence, in log-odds: 0 when all causes have the same.
   *
   * @param causes how many there are
   */
  public static double weight(double share, int causes) {
    double weight = Math.log(Math.max(SMALLEST_SHARE, share) * causes);
    return Math.max(-Weighing.FAIR, Math.min(Weighing.STRONG, weight));
  }

  /** Share of each cause among the examples that look alike. */
  public Map<String, Double> shares(List<Double> features) {
    Map<String, Double> numbers = new HashMap<>();
    for (int k = 0; k < features.size(); k++) {
      numbers.put(names.get(k), features.get(k));
    }
    return forest.shares(numbers);
  }
}
