package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Parquet;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The phase {@code diagnose} of what was retrained: the same rules as for the archive, with the
 * archive's runs as the yardstick.
 */
public final class DiagnoseRetrained {
  private final SparkSession spark;
  private final Warehouse warehouse;
  private final ArchiveReader archive;
  private final PublishProfiles profiles;

  /**
   * @param archive folder of the archive
   * @param warehouse folder of the results
   */
  public DiagnoseRetrained(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.warehouse = new Warehouse(spark, warehouse);
    this.archive = new ArchiveReader(spark, archive);
    this.profiles = new PublishProfiles(spark, archive, warehouse);
  }

  /**
   * Judges the retrained runs of a date and publishes the answers for that date.
   *
   * @return the attempts of other processes that were replaced
   */
  public List<Published> run(
      LocalDate date, List<String> rules, Thresholds thresholds, String codeVersion) {
    Published retrained = warehouse.current(Datasets.RETRAINED_RUNS, date);
    Dataset<Row> rows =
        Parquet.read(
            spark, warehouse.folder(Datasets.RETRAINED_RUNS), retrained, MeasureRuns.COLUMNS);
    Map<String, DataProfile> data = profiles.newest(date);
    List<Row> named = rows.select(ArchiveReader.RUN_ID, ArchiveReader.PROGRAM).collectAsList();
    Object[] ids = named.stream().map(row -> row.getString(0)).toArray();
    List<String> programs = named.stream().map(row -> row.getString(1)).distinct().toList();
    JavaRDD<MeasuredRun> runs =
        MeasureRuns.of(archive, date, data, programs).union(MeasureRuns.of(rows, data));
    Attempt findings = warehouse.folder(Datasets.FINDINGS_RETRAINED).newAttempt(date);
    Attempt summaries = warehouse.folder(Datasets.RUN_SUMMARIES_RETRAINED).newAttempt(date);
    Provenance provenance =
        new Provenance(
            codeVersion,
            retrained.attempt(),
            Rules.version(rules, thresholds),
            OptionalLong.empty());
    try (DiagnoseRuns diagnosed = new DiagnoseRuns(spark, runs, rules, thresholds)) {
      Dataset<RunFinding> found = diagnosed.findings().where(col("run_id").isin(ids));
      Dataset<JudgedRun> summed = diagnosed.summaries().where(col("run_id").isin(ids));
      long foundRows = Parquet.write(found.coalesce(1).toDF(), findings.path());
      long summedRows = Parquet.write(summed.coalesce(1).toDF(), summaries.path());
      return Stream.of(
              findings.publish(provenance, foundRows), summaries.publish(provenance, summedRows))
          .flatMap(replaced -> replaced.stream())
          .toList();
    }
  }
}
