package dev.mltd.analysis.report.model;

import dev.mltd.analysis.publish.Published;

/**
 * Where a dataset behind the report comes from.
 *
 * @param dataset its name
 * @param sweepDate of the partition that was read
 * @param attempt that was current
 * @param publishedAt when it became current
 * @param codeVersion of the software that made it
 * @param input digest of what it was made from
 * @param rules digest of rules and limits; empty where none judged
 * @param rows how many
 */
public record Origin(
    String dataset,
    String sweepDate,
    String attempt,
    String publishedAt,
    String codeVersion,
    String input,
    String rules,
    long rows) {

  /** Where a published dataset comes from. */
  public static Origin of(Published published) {
    return new Origin(
        published.dataset(),
        published.sweepDate().toString(),
        published.attempt(),
        published.publishedAt().toString(),
        published.provenance().codeVersion(),
        published.provenance().inputFingerprint(),
        published.provenance().ruleSetVersion(),
        published.rows());
  }
}
