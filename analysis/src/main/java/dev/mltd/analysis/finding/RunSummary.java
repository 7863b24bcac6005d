package dev.mltd.analysis.finding;

import java.util.List;
import java.util.Set;

/**
 * What all findings together say of a run.
 *
 * @param health ill, healthy or not judged
 * @param found findings
 * @param clear rules that found nothing
 * @param notJudged rules that could not say
 * @param score the largest score among the findings: what hearing of this run is worth
 */
public record RunSummary(Health health, int found, int clear, int notJudged, double score) {

  /** Device hours taken for a run whose hours are unknown. */
  public static final double UNKNOWN_HOURS = 1;

  /**
   * Sums up a run.
   *
   * @param findings one per rule
   * @param lossRules names of the rules of the loss family
   * @param hours device hours at stake; NaN when unknown
   */
  public static RunSummary of(List<Finding> findings, Set<String> lossRules, double hours) {
    int found = 0;
    int clear = 0;
    int notJudged = 0;
    boolean ill = false;
    boolean lossJudged = false;
    double score = 0;
    for (Finding finding : findings) {
      switch (finding.outcome()) {
        case FOUND -> {
          found++;
          ill |= finding.severity().makesIll();
          score = Math.max(score, score(finding, hours));
        }
        case CLEAR -> clear++;
        case NOT_JUDGED -> notJudged++;
      }
      lossJudged |= finding.outcome() != Outcome.NOT_JUDGED && lossRules.contains(finding.rule());
    }
    Health health = ill ? Health.ILL : lossJudged ? Health.HEALTHY : Health.NOT_JUDGED;
    return new RunSummary(health, found, clear, notJudged, score);
  }

  /** Severity's weight times the device hours at stake; unknown hours count as one. */
  public static double score(Finding finding, double hours) {
    return finding.outcome() == Outcome.FOUND
        ? finding.severity().weight() * (Double.isNaN(hours) ? UNKNOWN_HOURS : hours)
        : 0;
  }
}
