package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.judge.ExaminedRun;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.remedies.Causes;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The phase {@code attribute}: findings in, causes of every run and insights of every study out.
 */
public final class PublishAttribution {
  private final SparkSession spark;
  private final ArchiveReader archive;
  private final Warehouse warehouse;

  /** Between an archive and a warehouse, each by its folder. */
  public PublishAttribution(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.archive = new ArchiveReader(spark, archive);
    this.warehouse = new Warehouse(spark, warehouse);
  }

  /**
   * Attributes what was diagnosed for a date, and publishes causes and insights for that date.
   *
   * @return the attempts of other processes that were replaced
   */
  public List<Published> run(LocalDate date, String codeVersion) {
    Dataset<JudgedRun> summaries = warehouse.read(Datasets.RUN_SUMMARIES, date);
    Published findings = warehouse.current(Datasets.FINDINGS, date);
    JavaRDD<Sized<ExaminedRun>> runs =
        AttributeRuns.examined(
            summaries,
            archive.upTo(date, AttributeRuns.COLUMNS),
            warehouse.read(Datasets.FINDINGS, findings));
    // What does not fit is joined again: a run holds optionals, which Java does not serialise.
    runs.persist(StorageLevel.MEMORY_ONLY());
    try {
      return Warehouse.publish(
          provenance(findings, codeVersion),
          warehouse.write(Datasets.INSIGHTS, date, FindInsights.of(spark, runs)),
          warehouse.write(Datasets.DIAGNOSES, date, AttributeRuns.of(spark, runs)));
    } finally {
      runs.unpersist();
    }
  }

  /**
   * Whether the causes of a date answer for its present findings, and were not made from earlier
   * ones.
   */
  public boolean isCurrent(LocalDate date) {
    return warehouse
        .folder(Datasets.DIAGNOSES)
        .current(date)
        .map(published -> published.provenance().inputFingerprint())
        .equals(warehouse.folder(Datasets.FINDINGS).current(date).map(Published::attempt));
  }

  private static Provenance provenance(Published findings, String codeVersion) {
    String causes =
        DigestUtils.sha256Hex(
            Causes.ALL.stream().map(Cause::name).collect(Collectors.joining("\n")));
    return Provenance.of(
        codeVersion,
        findings.attempt(),
        findings.provenance().ruleSetVersion() + "+" + causes.substring(0, 16));
  }
}
