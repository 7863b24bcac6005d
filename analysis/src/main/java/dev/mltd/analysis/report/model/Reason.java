package dev.mltd.analysis.report.model;

import dev.mltd.analysis.finding.Lack;

/**
 * Why a rule did not judge.
 *
 * @param lack what it lacked
 * @param runs that it holds for
 */
public record Reason(Lack lack, long runs) {

  /** The same for people. */
  public String reason() {
    return lack.sentence();
  }
}
