package dev.mltd.analysis.spark.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

  /** Between an archive and a warehouse, each by its folder. */
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
    Dataset<Row> rows = warehouse.rows(Datasets.RETRAINED_RUNS, retrained, MeasureRuns.COLUMNS);
    Map<String, DataProfile> data = profiles.newest(date);
    List<Row> named = rows.select(ArchiveReader.RUN_ID, ArchiveReader.PROGRAM).collectAsList();
    Object[] ids = named.stream().map(row -> row.getString(0)).toArray();
    Object[] programs = named.stream().map(row -> row.getString(1)).distinct().toArray();
    Dataset<Row> siblings =
        archive.upTo(date, MeasureRuns.COLUMNS).where(col(ArchiveReader.PROGRAM).isin(programs));
    JavaRDD<MeasuredRun> runs = MeasureRuns.of(siblings, data).union(MeasureRuns.of(rows, data));
    Provenance provenance =
        Provenance.of(codeVersion, retrained.attempt(), Rules.version(rules, thresholds));
    try (DiagnoseRuns diagnosed = new DiagnoseRuns(spark, runs, rules, thresholds)) {
      Dataset<RunFinding> found = diagnosed.findings().where(col("run_id").isin(ids));
      Dataset<JudgedRun> summed = diagnosed.summaries().where(col("run_id").isin(ids));
      return Warehouse.publish(
          provenance,
          warehouse.write(Datasets.FINDINGS_RETRAINED, date, found.coalesce(1)),
          warehouse.write(Datasets.RUN_SUMMARIES_RETRAINED, date, summed.coalesce(1)));
    }
  }
}
