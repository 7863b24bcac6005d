package dev.mltd.analysis.spark;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.causes.Causes;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.rows.DiagnosisRow;
import dev.mltd.analysis.spark.rows.FindingRow;
import dev.mltd.analysis.spark.rows.RunSummaryRow;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.SparkSession;

/** The first half of the phase {@code attribute}: findings in, causes of every run out. */
public final class PublishDiagnoses {
  /** Dataset of causes: at least one row per run, rank 1 being the likeliest. */
  public static final String DIAGNOSES = "diagnoses";

  private final SparkSession spark;
  private final PublishDiagnosis diagnosis;
  private final String archive;
  private final String warehouse;

  /**
   * @param archive folder of the archive
   * @param warehouse folder of the results
   */
  public PublishDiagnoses(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.diagnosis = new PublishDiagnosis(spark, archive, warehouse);
    this.archive = archive;
    this.warehouse = warehouse;
  }

  /**
   * Attributes what was diagnosed for a date, and publishes the causes for that date.
   *
   * @return the attempt of another process that was replaced, if any
   */
  public Optional<Published> run(LocalDate date, String codeVersion) {
    ArchiveReader reader = new ArchiveReader(spark, archive);
    Attempt attempt = folder(DIAGNOSES).newAttempt(date);
    long written =
        Parquet.write(
            spark
                .createDataset(
                    AttributeRuns.of(
                            diagnosis.read(
                                PublishDiagnosis.RUN_SUMMARIES, date, RunSummaryRow.ENCODER),
                            diagnosis.read(PublishDiagnosis.FINDINGS, date, FindingRow.ENCODER),
                            reader.rows(reader.datesUpTo(date), AttributeRuns.COLUMNS))
                        .rdd(),
                    DiagnosisRow.ENCODER)
                .toDF(),
            attempt.path());
    return attempt.publish(provenance(date, codeVersion), written);
  }

  /**
   * Whether the causes of a date answer for its present findings, and were not made from earlier
   * ones.
   */
  public boolean isCurrent(LocalDate date) {
    return folder(DIAGNOSES)
        .current(date)
        .map(published -> published.provenance().inputFingerprint())
        .equals(folder(PublishDiagnosis.FINDINGS).current(date).map(Published::attempt));
  }

  private Provenance provenance(LocalDate date, String codeVersion) {
    Published findings =
        folder(PublishDiagnosis.FINDINGS)
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

  private DatasetFolder folder(String dataset) {
    return new DatasetFolder(warehouse, dataset, spark.sessionState().newHadoopConf());
  }
}
