package dev.mltd.analysis.cause;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A cause of a run's state, with what speaks for and against it.
 *
 * @param cause its name, or {@link #NONE}, {@link #UNKNOWN} or {@link #NOT_JUDGED}
 * @param strength 0 to 1: how far the evidence carries, not how often it is right
 * @param evidenceFor sentences, the weightiest first
 * @param evidenceAgainst sentences, the weightiest first
 * @param missing what was not recorded and would have told, as {@code rule: reason}
 * @param symptoms the rules that found what speaks for the cause, each with its weight in log-odds;
 *     empty where other evidence does, such as the config
 */
public record Diagnosis(
    String cause,
    double strength,
    List<String> evidenceFor,
    List<String> evidenceAgainst,
    List<String> missing,
    Map<String, Double> symptoms) {

  /** The run is healthy: there is nothing to explain. */
  public static final String NONE = "None";

  /** The run is ill, and no known cause explains it. */
  public static final String UNKNOWN = "Unknown";

  /** Too little was recorded to say whether the run is ill. */
  public static final String NOT_JUDGED = "NotJudged";

  /** Keeps copies. */
  public Diagnosis {
    evidenceFor = List.copyOf(evidenceFor);
    evidenceAgainst = List.copyOf(evidenceAgainst);
    missing = List.copyOf(missing);
    // Sorted, since what is published must not differ from one JVM to another.
    symptoms = Collections.unmodifiableSortedMap(new TreeMap<>(symptoms));
  }

  static Diagnosis answer(String name, double strength, String sentence) {
    return new Diagnosis(name, strength, List.of(sentence), List.of(), List.of(), Map.of());
  }
}
