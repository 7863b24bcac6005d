package dev.mltd.analysis.finding;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.measure.MeasuredRun;
import java.util.Optional;

/**
 * What a rule found in a run, or why it did not judge; a row of the dataset {@code findings}.
 *
 * @param runId of the run
 * @param program that it trained
 * @param rule by its name
 * @param outcome found, or not judged
 * @param severity how much it matters; INFO unless found
 * @param score what hearing of it is worth: the weight of its severity times device hours
 * @param metric in which it was seen; this and all up to the evidence are there exactly when found
 * @param split of that metric
 * @param layer of that metric; empty for the whole model
 * @param firstStep at which it was seen
 * @param lastStep at which it was seen
 * @param value what was measured
 * @param limit what it was compared with
 * @param evidence a sentence for people
 * @param reason why it was not judged; there exactly then
 * @param lack the same as {@link Lack#stored}; empty of what was stored before there was this
 *     column
 */
public record RunFinding(
    String runId,
    String program,
    String rule,
    Outcome outcome,
    Severity severity,
    double score,
    Optional<String> metric,
    Optional<Split> split,
    Optional<String> layer,
    Optional<Long> firstStep,
    Optional<Long> lastStep,
    Optional<Double> value,
    Optional<Double> limit,
    Optional<String> evidence,
    Optional<String> reason,
    Optional<String> lack) {

  /** The finding of a run. */
  public static RunFinding of(MeasuredRun run, Finding finding) {
    Optional<Evidence> evidence = finding.evidence();
    return new RunFinding(
        run.runId(),
        run.program().name(),
        finding.rule(),
        finding.outcome(),
        finding.severity(),
        finding.score(run.deviceHours()),
        evidence.map(seen -> seen.metric().name()),
        evidence.map(seen -> seen.metric().split()),
        evidence.map(Evidence::layer),
        evidence.map(Evidence::firstStep),
        evidence.map(Evidence::lastStep),
        evidence.map(Evidence::value),
        evidence.map(Evidence::limit),
        evidence.map(Evidence::sentence),
        finding.reason(),
        finding.lack().map(Lack::stored));
  }

  /** Without the run. */
  public Finding toFinding() {
    return new Finding(
        rule,
        outcome,
        severity,
        evidence.map(
            sentence ->
                new Evidence(
                    new Metric(metric.orElseThrow(), split.orElseThrow()),
                    layer.orElseThrow(),
                    firstStep.orElseThrow(),
                    lastStep.orElseThrow(),
                    value.orElseThrow(),
                    limit.orElseThrow(),
                    sentence)),
        reason.map(words -> Lack.ofStored(lack, words)));
  }
}
