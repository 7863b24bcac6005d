package dev.mltd.analysis.spark;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.rules.Rules;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;

/** The phase {@code diagnose}: an archive in, findings and run summaries out. */
public final class PublishDiagnosis {
  /** Dataset of findings: one row per symptom found and per rule that could not judge. */
  public static final String FINDINGS = "findings";

  /** Dataset of summaries: one row per run. */
  public static final String RUN_SUMMARIES = "run_summaries";

  private final SparkSession spark;
  private final String archive;
  private final String warehouse;

  /**
   * @param archive folder of the archive
   * @param warehouse folder of the results
   */
  public PublishDiagnosis(SparkSession spark, String archive, String warehouse) {
    this.spark = spark;
    this.archive = archive;
    this.warehouse = warehouse;
  }

  /**
   * Judges every run of the archive as of a date and publishes the answers for that date.
   *
   * @param rules to apply; normally all
   * @return the attempts of other processes that were replaced
   */
  public List<Published> run(
      LocalDate date, List<String> rules, Thresholds thresholds, String codeVersion) {
    Provenance provenance =
        new Provenance(
            codeVersion,
            inputFingerprint(date),
            Rules.version(rules, thresholds),
            OptionalLong.empty());
    try (DiagnoseRuns diagnosed =
        new DiagnoseRuns(spark, MeasureRuns.of(spark, archive, date), rules, thresholds)) {
      Attempt findings = folder(FINDINGS).newAttempt(date);
      Attempt summaries = folder(RUN_SUMMARIES).newAttempt(date);
      long found = Parquet.write(diagnosed.findings().toDF(), findings.path());
      long judged = Parquet.write(diagnosed.summaries().toDF(), summaries.path());
      // Summaries come last: who sees them may count on the findings being there.
      Optional<Published> replacedFindings = findings.publish(provenance, found);
      Optional<Published> replacedSummaries = summaries.publish(provenance, judged);
      return Stream.of(replacedFindings, replacedSummaries).flatMap(Optional::stream).toList();
    }
  }

  /** A dataset as published for a date. */
  public <T> Dataset<T> read(String dataset, LocalDate date, Encoder<T> encoder) {
    DatasetFolder folder = folder(dataset);
    Published published =
        folder
            .current(date)
            .orElseThrow(
                () ->
                    new PublishException(
                        "%s has nothing for %s; `mltd diagnose` makes it".formatted(folder, date)));
    return spark
        .read()
        .schema(encoder.schema())
        .parquet(folder.paths(published).toArray(String[]::new))
        .as(encoder);
  }

  /** The latest date with a diagnosis. */
  public LocalDate latest() {
    List<LocalDate> dates = folder(RUN_SUMMARIES).dates();
    if (dates.isEmpty()) {
      throw new PublishException(
          "nothing was diagnosed into %s yet; `mltd diagnose` does".formatted(warehouse));
    }
    return dates.get(dates.size() - 1);
  }

  private String inputFingerprint(LocalDate date) {
    ArchiveReader reader = new ArchiveReader(spark, archive);
    return reader.datesUpTo(date).stream()
        .flatMap(one -> reader.folder().current(one).stream())
        .map(published -> published.provenance().inputFingerprint())
        .collect(Collectors.joining("+"));
  }

  private DatasetFolder folder(String dataset) {
    return new DatasetFolder(warehouse, dataset, spark.sessionState().newHadoopConf());
  }
}
