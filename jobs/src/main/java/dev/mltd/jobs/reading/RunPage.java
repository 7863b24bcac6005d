package dev.mltd.jobs.reading;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.report.BraillePlot;
import dev.mltd.analysis.report.Printable;
import dev.mltd.analysis.spark.rows.DiagnosisRow;
import dev.mltd.analysis.spark.rows.FindingRow;
import dev.mltd.analysis.spark.rows.RunSummaryRow;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** One run in a terminal: its facts, its curves with the steps of its findings, its findings. */
final class RunPage {
  private static final int MOST_CURVES = 6;
  private static final Set<String> ALWAYS = Set.of(Metric.LOSS, Metric.ACCURACY);

  private final RunHistory history;
  private final RunSummaryRow summary;
  private final List<FindingRow> found;
  private final List<FindingRow> notJudged;
  private final List<DiagnosisRow> causes;

  /**
   * @param causes by rank; empty when the sweep was not attributed
   */
  RunPage(
      RunHistory history,
      RunSummaryRow summary,
      List<FindingRow> findings,
      List<DiagnosisRow> causes) {
    this.history = history;
    this.causes = causes;
    this.summary = summary;
    this.found =
        findings.stream()
            .filter(finding -> finding.getOutcome().equals(Outcome.FOUND.name()))
            .sorted(
                Comparator.<FindingRow, Severity>comparing(
                        finding -> Severity.valueOf(finding.getSeverity()))
                    .reversed()
                    .thenComparing(FindingRow::getRule))
            .toList();
    this.notJudged =
        findings.stream()
            .filter(finding -> finding.getOutcome().equals(Outcome.NOT_JUDGED.name()))
            .sorted(Comparator.comparing(FindingRow::getRule))
            .toList();
  }

  void print(PrintWriter out) {
    out.printf("%s%n", Printable.of(summary.getRun_id()));
    out.printf(
        "  %s; program %s, %s, %s%n",
        Health.valueOf(summary.getHealth()).words(),
        Printable.of(summary.getProgram()),
        summary.getStatus(),
        summary.getDevice_hours() == null
            ? "device hours unknown (counted as 1)"
            : "%.2f device hours".formatted(summary.getDevice_hours()));
    if (summary.getPrimary_metric() != null) {
      out.printf(
          "  ends with %s %.5g; compared with %s%n",
          summary.getPrimary_metric(), summary.getPrimary_value(), summary.getSiblings());
    } else {
      out.printf("  no siblings: %s%n", summary.getSiblings());
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
                finding.getSeverity(), finding.getRule(), Printable.of(finding.getEvidence())));
    printCauses(out);
    out.printf("%nClear: %d rules%n", summary.getClear());
    out.printf("%nNot judged (%d):%n", notJudged.size());
    notJudged.forEach(
        finding -> out.printf("  %s: %s%n", finding.getRule(), Printable.of(finding.getReason())));
    out.flush();
  }

  private void printCauses(PrintWriter out) {
    if (!causes.isEmpty()) {
      out.printf("%nWhy (strength, cause):%n");
    }
    for (DiagnosisRow cause : causes) {
      out.printf("  %.2f  %s%n", cause.getStrength(), cause.getCause());
      printEvidence(out, "+", cause.getEvidence_for());
      printEvidence(out, "-", cause.getEvidence_against());
      printEvidence(out, "? not recorded:", cause.getMissing());
    }
  }

  private static void printEvidence(PrintWriter out, String sign, String evidence) {
    for (String sentence : evidence.split("; ", -1)) {
      if (!sentence.isEmpty()) {
        out.printf("        %s %s%n", sign, Printable.of(sentence));
      }
    }
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
            .map(FindingRow::getFirst_step)
            .distinct()
            .toList();
    out.printf("%n%s%n", Printable.of(series.toString()));
    new BraillePlot(60, 6)
        .draw(series.steps(), series.values(), marked)
        .forEach(line -> out.printf("%s%n", line));
  }

  private static boolean isAbout(FindingRow finding, Series series) {
    return series.metric().name().equals(finding.getMetric())
        && series.metric().split().stored().equals(finding.getSplit())
        && series.layer().equals(finding.getLayer());
  }
}
