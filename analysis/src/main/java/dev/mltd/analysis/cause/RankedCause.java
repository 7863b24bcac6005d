package dev.mltd.analysis.cause;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A cause of a run, or that there is none; a row of the dataset {@code diagnoses}.
 *
 * @param runId of the run
 * @param program that it trained
 * @param cause by its name, or an answer such as {@code None}
 * @param rank from 1
 * @param strength how far the evidence carries, 0 to 1
 * @param evidenceFor sentences, joined
 * @param evidenceAgainst sentences, joined
 * @param missing what was not there and would have told, joined
 * @param symptoms weight of each rule that speaks for the cause; none of sweeps before there was
 *     this column
 */
public record RankedCause(
    String runId,
    String program,
    String cause,
    int rank,
    double strength,
    String evidenceFor,
    String evidenceAgainst,
    String missing,
    Map<String, Double> symptoms) {

  private static final String BETWEEN = "; ";

  /**
   * A cause of a run.
   *
   * @param rank from 1
   */
  public static RankedCause of(String runId, String program, int rank, Diagnosis diagnosis) {
    return new RankedCause(
        runId,
        program,
        diagnosis.cause(),
        rank,
        diagnosis.strength(),
        String.join(BETWEEN, diagnosis.evidenceFor()),
        String.join(BETWEEN, diagnosis.evidenceAgainst()),
        String.join(BETWEEN, diagnosis.missing()),
        diagnosis.symptoms());
  }

  /** The sentences that were joined. */
  public static List<String> sentences(String joined) {
    return Arrays.stream(joined.split(BETWEEN, -1)).filter(one -> !one.isEmpty()).toList();
  }
}
