package dev.mltd.jobs.lab.score;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.phases.PublishProfiles;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.jobs.lab.train.LabData;
import dev.mltd.jobs.options.Version;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Diagnoses and attributes a fault lab, whole and with histories that lack something. */
final class LabScores {
  private static final LocalDate DATE = LocalDate.of(9999, 1, 1);

  private final SparkSession spark;
  private final Path lab;
  private final Path work;

  /** What a history lacks. */
  enum Lacking implements Serializable {
    NOTHING("Whole histories"),
    GRADIENTS("Without gradients, weights, updates and units"),
    VALIDATION("Without validation metrics either");

    private final String title;

    Lacking(String title) {
      this.title = title;
    }

    boolean keeps(Series series) {
      return switch (this) {
        case NOTHING -> true;
        case GRADIENTS -> !isInternal(series);
        case VALIDATION -> !isInternal(series) && series.metric().split() != Split.VALIDATION;
      };
    }

    private static boolean isInternal(Series series) {
      return !series.metric().equals(Metric.CLASS_RECALL) && !series.layer().isEmpty();
    }
  }

  /**
   * @param lab an archive of `mltd lab train`
   * @param work a folder for what is made on the way
   */
  LabScores(SparkSession spark, Path lab, Path work) {
    this.spark = spark;
    this.lab = lab;
    this.work = work;
  }

  String card() {
    LabScoreCard card = new LabScoreCard();
    for (Lacking lacking : Lacking.values()) {
      card.add(lacking.title, diagnosed(lacking), DATE, labels());
    }
    return card.markdown();
  }

  private Dataset<Row> labels() {
    return table(spark, lab.resolve(LabData.LABELS));
  }

  /** A CSV file with a header, all text. */
  static Dataset<Row> table(SparkSession spark, Path file) {
    return spark.read().option("header", true).csv(file.toString());
  }

  private String archive(Lacking lacking) {
    return work.resolve(lacking.name()).toString();
  }

  private String warehouse(Lacking lacking) {
    return work.resolve(lacking.name() + "-results").toString();
  }

  private PublishDiagnosis diagnosed(Lacking lacking) {
    String archive = archive(lacking);
    String warehouse = warehouse(lacking);
    new ArchiveWriter(spark, archive)
        .add(
            new ArchiveReader(spark, lab.toString())
                .upTo(DATE)
                .map(
                    (MapFunction<ArchivedRun, ArchivedRun>) row -> without(lacking, row),
                    Datasets.RUNS.encoder()),
            DATE,
            Version.current());
    // The training data lie beside the lab, and not beside what is made of it.
    new PublishProfiles(spark, lab.toString(), warehouse)
        .run(DATE, Optional.empty(), Version.current());
    PublishDiagnosis diagnosis = new PublishDiagnosis(spark, archive, warehouse);
    diagnosis.run(DATE, Rules.NAMES, Thresholds.STANDARD, Version.current());
    new PublishAttribution(spark, archive, warehouse).run(DATE, Version.current());
    return diagnosis;
  }

  private static ArchivedRun without(Lacking lacking, ArchivedRun row) {
    RunHistory history = row.toHistory();
    return ArchivedRun.of(
        new RunHistory(history.run(), history.series().stream().filter(lacking::keeps).toList()),
        Instant.EPOCH);
  }
}
