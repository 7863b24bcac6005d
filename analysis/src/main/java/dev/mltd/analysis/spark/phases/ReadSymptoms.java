package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.compare.Symptoms;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;

/** What was published about the symptoms of planned and of retrained runs. */
final class ReadSymptoms {
  private ReadSymptoms() {}

  /**
   * Reads what is known for a date.
   *
   * @param plans that were retrained; without findings on their trainings nothing is known
   */
  static Symptoms of(Warehouse warehouse, LocalDate date, List<FixPlan> plans) {
    if (!warehouse.has(Datasets.FINDINGS_RETRAINED, date)) {
      return Symptoms.UNKNOWN;
    }
    Column planned =
        col("run_id").isin(plans.stream().flatMap(plan -> plan.runIds().stream()).toArray());
    return new Symptoms(
        speaking(
            warehouse
                .read(Datasets.DIAGNOSES, date)
                // An older sweep does not name them.
                .where(planned.and(col("symptoms").isNotNull()))),
        found(warehouse.read(Datasets.FINDINGS, date).where(planned)),
        found(warehouse.read(Datasets.FINDINGS_RETRAINED, date)));
  }

  private static Map<String, Map<String, Map<String, Double>>> speaking(
      Dataset<RankedCause> diagnoses) {
    return diagnoses.collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                RankedCause::runId, Collectors.toMap(RankedCause::cause, RankedCause::symptoms)));
  }

  private static Map<String, Map<String, Severity>> found(Dataset<RunFinding> findings) {
    return findings.where(col("outcome").equalTo(Outcome.FOUND.name())).collectAsList().stream()
        .collect(
            Collectors.groupingBy(
                RunFinding::runId, Collectors.toMap(RunFinding::rule, RunFinding::severity)));
  }
}
