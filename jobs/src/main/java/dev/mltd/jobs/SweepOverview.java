package dev.mltd.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.report.Printable;
import dev.mltd.analysis.spark.PublishDiagnosis;
import dev.mltd.analysis.spark.rows.FindingRow;
import dev.mltd.analysis.spark.rows.RunSummaryRow;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What a diagnosis found, on one screen: how many runs are ill, of what, and which first. */
final class SweepOverview {
  private static final int WORST_RUNS = 5;

  private final PublishDiagnosis diagnosis;
  private final LocalDate date;

  SweepOverview(PublishDiagnosis diagnosis, LocalDate date) {
    this.diagnosis = diagnosis;
    this.date = date;
  }

  void print(PrintWriter out) {
    Dataset<RunSummaryRow> summaries =
        diagnosis.read(PublishDiagnosis.RUN_SUMMARIES, date, RunSummaryRow.ENCODER);
    printHealth(out, summaries);
    printRules(out);
    printWorst(out, summaries);
    out.flush();
  }

  private static void printHealth(PrintWriter out, Dataset<RunSummaryRow> summaries) {
    List<Row> programs =
        summaries
            .groupBy("program")
            .agg(
                count(lit(1)).as("runs"),
                countWhere("health", Health.ILL.name()).as("ill"),
                countWhere("health", Health.HEALTHY.name()).as("healthy"),
                countWhere("health", Health.NOT_JUDGED.name()).as("not_judged"))
            .orderBy(col("ill").desc(), col("program"))
            .collectAsList();
    long runs = programs.stream().mapToLong(row -> row.getLong(1)).sum();
    long ill = programs.stream().mapToLong(row -> row.getLong(2)).sum();
    long healthy = programs.stream().mapToLong(row -> row.getLong(3)).sum();
    long notJudged = programs.stream().mapToLong(row -> row.getLong(4)).sum();
    out.printf(
        "%,d runs of %,d programs: %,d ill, %,d healthy, %,d not judged%n%n",
        runs, programs.size(), ill, healthy, notJudged);
    out.printf("%8s %8s %8s %10s  %s%n", "runs", "ill", "healthy", "not judged", "program");
    int shown = Math.min(programs.size(), 2 * WORST_RUNS);
    for (Row row : programs.subList(0, shown)) {
      out.printf(
          "%,8d %,8d %,8d %,10d  %s%n",
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          Printable.of(row.getString(0)));
    }
    if (shown < programs.size()) {
      out.printf("%8s and %,d programs more%n", "", programs.size() - shown);
    }
  }

  private void printRules(PrintWriter out) {
    Dataset<Row> found =
        diagnosis
            .read(PublishDiagnosis.FINDINGS, date, FindingRow.ENCODER)
            .where(col("outcome").equalTo(Outcome.FOUND.name()))
            .groupBy("rule")
            .agg(
                countWhere("severity", Severity.CRITICAL.name()).as("critical"),
                countWhere("severity", Severity.MAJOR.name()).as("major"),
                countWhere("severity", Severity.MINOR.name()).as("minor"),
                countWhere("severity", Severity.INFO.name()).as("info"))
            .orderBy(col("critical").plus(col("major")).desc(), col("minor").desc(), col("rule"));
    out.printf("%n%8s %8s %8s %10s  %s%n", "critical", "major", "minor", "info", "symptom");
    for (Row row : found.collectAsList()) {
      out.printf(
          "%,8d %,8d %,8d %,10d  %s%n",
          row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getString(0));
    }
  }

  private void printWorst(PrintWriter out, Dataset<RunSummaryRow> summaries) {
    List<RunSummaryRow> worst =
        summaries
            .where(col("health").equalTo(Health.ILL.name()))
            // The worst of each program, since the worst runs of one are mostly alike.
            .withColumn(
                "place",
                row_number()
                    .over(
                        Window.partitionBy("program")
                            .orderBy(col("score").desc(), col("found").desc(), col("run_id"))))
            .where(col("place").equalTo(1))
            .orderBy(col("score").desc(), col("run_id"))
            .limit(WORST_RUNS)
            .as(RunSummaryRow.ENCODER)
            .collectAsList();
    if (worst.isEmpty()) {
      return;
    }
    Map<String, String> sentences = sentences(worst);
    out.printf("%nFirst to look at (`mltd explain RUN` tells all about one):%n");
    for (RunSummaryRow run : worst) {
      out.printf(
          "  %s%n      %s %s: %s%n",
          Printable.of(run.getRun_id()),
          run.getWorst_severity(),
          run.getWorst_rule(),
          Printable.of(sentences.get(run.getRun_id())));
    }
  }

  private Map<String, String> sentences(List<RunSummaryRow> runs) {
    Map<String, String> rules = new HashMap<>();
    runs.forEach(run -> rules.put(run.getRun_id(), run.getWorst_rule()));
    Map<String, String> sentences = new HashMap<>();
    diagnosis
        .read(PublishDiagnosis.FINDINGS, date, FindingRow.ENCODER)
        .where(
            col("run_id")
                .isin(rules.keySet().toArray())
                .and(col("outcome").equalTo(Outcome.FOUND.name())))
        .collectAsList()
        .forEach(
            finding -> {
              if (finding.getRule().equals(rules.get(finding.getRun_id()))) {
                sentences.put(finding.getRun_id(), finding.getEvidence());
              }
            });
    return sentences;
  }

  private static Column countWhere(String column, String value) {
    return count(when(col(column).equalTo(value), lit(1)));
  }
}
