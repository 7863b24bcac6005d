package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.judge.ExaminedRun;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.remedies.Causes;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Parquet;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The phase {@code attribute}: findings in, causes of every run and insights of every sweep out.
 */
public final class PublishAttribution {
  private final SparkSession spark;
  private final PublishDiagnosis diagnosis;
  private final String archive;
  private final Warehouse warehouse;

  /**
   * @param archive folder of the archive
   * @param warehouse folder of the results
   */
  public PublishAttribution(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.diagnosis = new PublishDiagnosis(spark, archive, warehouse);
    this.archive = archive;
    this.warehouse = new Warehouse(spark, warehouse);
  }

  /**
   * Attributes what was diagnosed for a date, and publishes causes and insights for that date.
   *
   * @return the attempts of other processes that were replaced
   */
  public List<Published> run(LocalDate date, String codeVersion) {
    ArchiveReader reader = new ArchiveReader(spark, archive);
    Dataset<JudgedRun> summaries = diagnosis.read(Datasets.RUN_SUMMARIES, date);
    Dataset<RunFinding> findings = diagnosis.read(Datasets.FINDINGS, date);
    JavaRDD<Sized<ExaminedRun>> runs =
        AttributeRuns.examined(
            summaries, reader.rows(reader.datesUpTo(date), AttributeRuns.COLUMNS), findings);
    // What does not fit is joined again: a run holds optionals, which Java does not serialise.
    runs.persist(StorageLevel.MEMORY_ONLY());
    Provenance provenance = provenance(date, codeVersion);
    try {
      Attempt insights = folder(Datasets.INSIGHTS).newAttempt(date);
      long said = Parquet.write(FindInsights.of(spark, runs).toDF(), insights.path());
      Attempt diagnoses = folder(Datasets.DIAGNOSES).newAttempt(date);
      long attributed = Parquet.write(AttributeRuns.of(spark, runs).toDF(), diagnoses.path());
      Optional<Published> replacedInsights = insights.publish(provenance, said);
      // Causes come last: who sees them may count on the insights being there.
      Optional<Published> replacedDiagnoses = diagnoses.publish(provenance, attributed);
      return Stream.of(replacedInsights, replacedDiagnoses).flatMap(Optional::stream).toList();
    } finally {
      runs.unpersist();
    }
  }

  /**
   * Whether the causes of a date answer for its present findings, and were not made from earlier
   * ones.
   */
  public boolean isCurrent(LocalDate date) {
    return folder(Datasets.DIAGNOSES)
        .current(date)
        .map(published -> published.provenance().inputFingerprint())
        .equals(folder(Datasets.FINDINGS).current(date).map(Published::attempt));
  }

  private Provenance provenance(LocalDate date, String codeVersion) {
    Published findings =
        folder(Datasets.FINDINGS)
            .current(date)
            .orElseThrow(() -> new PublishException("the findings of %s are gone".formatted(date)));
    String causes =
        DigestUtils.sha256Hex(
            Causes.ALL.stream().map(Cause::name).collect(Collectors.joining("\n")));
    return new Provenance(
        codeVersion,
        findings.attempt(),
        findings.provenance().ruleSetVersion() + "+" + causes.substring(0, 16),
        OptionalLong.empty());
  }

  private DatasetFolder folder(StoredDataset<?> dataset) {
    return warehouse.folder(dataset);
  }
}
