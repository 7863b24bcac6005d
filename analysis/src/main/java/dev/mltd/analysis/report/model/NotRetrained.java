package dev.mltd.analysis.report.model;

import java.util.Comparator;
import java.util.List;

/**
 * Failing runs that were not retrained.
 *
 * @param runIds of one config
 * @param cause the likeliest
 * @param reason why not, for people
 */
public record NotRetrained(String program, List<String> runIds, String cause, String reason) {
  /** The configs of most runs first. */
  public static final Comparator<NotRetrained> MOST_RUNS_FIRST =
      Comparator.comparingInt((NotRetrained one) -> -one.runIds().size())
          .thenComparing(NotRetrained::program);
}
