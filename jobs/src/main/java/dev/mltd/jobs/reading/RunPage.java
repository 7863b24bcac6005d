package dev.mltd.jobs.reading;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.report.page.BraillePlot;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run in a terminal: its facts, its curves with the steps of its findings, its findings. */
final class RunPage {
  private static final int MOST_CURVES = 6;
  private static final Set<String> ALWAYS = Set.of(Metric.LOSS, Metric.ACCURACY);

  private final RunHistory history;
  private final JudgedRun summary;
  private final List<RunFinding> found;
  private final List<RunFinding> notJudged;
  private final List<RankedCause> causes;

  /**
   * @param causes by rank; empty when the sweep was not attributed
   */
  RunPage(
      RunHistory history, JudgedRun summary, List<RunFinding> findings, List<RankedCause> causes) {
    this.history = history;
    this.causes = causes;
    this.summary = summary;
    this.found =
        findings.stream()
            .filter(finding -> finding.outcome() == Outcome.FOUND)
            .sorted(
                Comparator.comparing(RunFinding::severity)
                    .reversed()
                    .thenComparing(RunFinding::rule))
            .toList();
    this.notJudged =
        findings.stream()
            .filter(finding -> finding.outcome() == Outcome.NOT_JUDGED)
            .sorted(Comparator.comparing(RunFinding::rule))
            .toList();
  }

  void print(PrintWriter out) {
    out.printf("%s%n", Printable.of(summary.runId()));
    out.printf(
        "  %s; program %s, %s, %s%n",
        summary.health().words(),
        Printable.of(summary.program()),
        summary.status(),
        summary.deviceHours().isPresent()
            ? "%.2f device hours".formatted(summary.deviceHours().getAsDouble())
            : "device hours unknown (counted as 1)");
    if (summary.primaryMetric().isPresent()) {
      out.printf(
          "  ends with %s %.5g; compared with %s%n",
          summary.primaryMetric().orElseThrow(),
          summary.primaryValue().orElseThrow(),
          summary.siblings());
    } else {
      out.printf("  no siblings: %s%n", summary.siblings());
    }
    history
        .run()
        .config()
        .values()
        .forEach((key, value) -> out.printf("  %s = %s%n", Printable.of(key), Printable.of(value)));
    curves().forEach(series -> printCurve(out, series));
    out.printf("%nFound (%d):%n", found.size());
    found.forEach(
        finding ->
            out.printf(
                "  %-8s %s: %s%n",
                finding.severity(), finding.rule(), Printable.of(finding.evidence().orElse(""))));
    printCauses(out);
    out.printf("%nClear: %d rules%n", summary.clear());
    out.printf("%nNot judged (%d):%n", notJudged.size());
    notJudged.forEach(
        finding ->
            out.printf("  %s: %s%n", finding.rule(), Printable.of(finding.reason().orElse(""))));
  }

  private void printCauses(PrintWriter out) {
    if (!causes.isEmpty()) {
      out.printf("%nWhy (strength, cause):%n");
    }
    for (RankedCause cause : causes) {
      out.printf("  %.2f  %s%n", cause.strength(), cause.cause());
      printEvidence(out, "+", cause.evidenceFor());
      printEvidence(out, "-", cause.evidenceAgainst());
      printEvidence(out, "? not recorded:", cause.missing());
    }
  }

  private static void printEvidence(PrintWriter out, String sign, String evidence) {
    RankedCause.sentences(evidence)
        .forEach(sentence -> out.printf("        %s %s%n", sign, Printable.of(sentence)));
  }

  /** What a person looks at first, and what the findings point at. */
  private List<Series> curves() {
    List<Series> chosen = new ArrayList<>();
    for (Series series : history.series()) {
      boolean pointedAt = found.stream().anyMatch(finding -> isAbout(finding, series));
      boolean always = series.layer().isEmpty() && ALWAYS.contains(series.metric().name());
      if (series.size() > 0 && (pointedAt || always)) {
        chosen.add(series);
      }
    }
    return chosen.subList(0, Math.min(chosen.size(), MOST_CURVES));
  }

  private void printCurve(PrintWriter out, Series series) {
    List<Long> marked =
        found.stream()
            .filter(finding -> isAbout(finding, series))
            .flatMap(finding -> finding.firstStep().stream())
            .distinct()
            .toList();
    out.printf("%n%s%n", Printable.of(series.toString()));
    new BraillePlot(60, 6)
        .draw(series.steps(), series.values(), marked)
        .forEach(line -> out.printf("%s%n", line));
  }

  private static boolean isAbout(RunFinding finding, Series series) {
    return finding.metric().equals(Optional.of(series.metric().name()))
        && finding.split().equals(Optional.of(series.metric().split()))
        && finding.layer().equals(Optional.of(series.layer()));
  }
}
