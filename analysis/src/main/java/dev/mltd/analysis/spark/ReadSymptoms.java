package dev.mltd.analysis.spark;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.compare.Symptoms;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.spark.rows.DiagnosisRow;
import dev.mltd.analysis.spark.rows.FindingRow;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    if (!warehouse.has(DiagnoseRetrained.FINDINGS_RETRAINED, date)) {
      return Symptoms.UNKNOWN;
    }
    Column planned =
        col("run_id").isin(plans.stream().flatMap(plan -> plan.runIds().stream()).toArray());
    return new Symptoms(
        speaking(
            warehouse
                .read(PublishAttribution.DIAGNOSES, date, DiagnosisRow.ENCODER)
                // An older sweep does not name them.
                .where(planned.and(col("symptoms").isNotNull()))),
        found(warehouse.read(PublishDiagnosis.FINDINGS, date, FindingRow.ENCODER).where(planned)),
        found(warehouse.read(DiagnoseRetrained.FINDINGS_RETRAINED, date, FindingRow.ENCODER)));
  }

  private static Map<String, Map<String, Map<String, Double>>> speaking(
      Dataset<DiagnosisRow> diagnoses) {
    Map<String, Map<String, Map<String, Double>>> speaking = new HashMap<>();
    diagnoses
        .collectAsList()
        .forEach(
            row ->
                speaking
                    .computeIfAbsent(row.getRun_id(), run -> new HashMap<>())
                    .put(row.getCause(), row.getSymptoms()));
    return speaking;
  }

  private static Map<String, Map<String, Severity>> found(Dataset<FindingRow> findings) {
    Map<String, Map<String, Severity>> found = new HashMap<>();
    findings
        .where(col("outcome").equalTo(Outcome.FOUND.name()))
        .collectAsList()
        .forEach(
            finding ->
                found
                    .computeIfAbsent(finding.getRun_id(), run -> new HashMap<>())
                    .put(finding.getRule(), Severity.valueOf(finding.getSeverity())));
    return found;
  }
}
