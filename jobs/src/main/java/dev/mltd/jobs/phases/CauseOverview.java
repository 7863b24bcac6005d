package dev.mltd.jobs.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.remedies.Causes;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.tables.Datasets;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Why the failing runs of a sweep fail, in a table. */
final class CauseOverview {
  private final PublishDiagnosis diagnosis;
  private final LocalDate date;

  CauseOverview(PublishDiagnosis diagnosis, LocalDate date) {
    this.diagnosis = diagnosis;
    this.date = date;
  }

  void print(PrintWriter out) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row :
        diagnosis
            .read(Datasets.DIAGNOSES, date)
            .where(
                col("rank")
                    .equalTo(1)
                    .and(col("cause").notEqual(Diagnosis.NONE))
                    .and(col("cause").notEqual(Diagnosis.NOT_JUDGED)))
            .groupBy("cause")
            .count()
            .collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    List<Map.Entry<String, Long>> most =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    out.printf("%n%8s  %s%n", "failing", "likeliest cause");
    most.forEach(
        one ->
            out.printf(
                "%,8d  %-24s %s%n",
                one.getValue(),
                one.getKey(),
                Causes.named(one.getKey())
                    .map(cause -> cause.means())
                    .orElse("no known cause is likely enough")));
    out.flush();
  }
}
