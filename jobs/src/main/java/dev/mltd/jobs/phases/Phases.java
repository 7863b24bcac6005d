package dev.mltd.jobs.phases;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.phases.DiagnoseRetrained;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.phases.PublishProfiles;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.options.Version;
import dev.mltd.retrain.programs.TrainedProgram;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** All phases of one date in order. */
public final class Phases {
  private final SparkSession spark;
  private final String archive;
  private final String warehouse;
  private final LocalDate date;
  private final PrintWriter out;
  private final Thresholds thresholds;
  private boolean skipping;

  /** When the newest of the datasets was published that the phases so far left. */
  private Instant newest = Instant.MIN;

  public Phases(
      SparkSession spark,
      String archive,
      String warehouse,
      LocalDate date,
      PrintWriter out,
      Thresholds thresholds) {
    this.spark = spark;
    this.archive = archive;
    this.warehouse = warehouse;
    this.date = date;
    this.out = out;
    this.thresholds = thresholds;
  }

  /** A phase that may be interrupted. */
  private interface Phase {
    void run() throws InterruptedException;
  }

  /** From now on a phase whose dataset is published is skipped, until one is not. */
  void skipPublished() {
    skipping = true;
  }

  /**
   * Goes on behind a dataset that another application published; what is older than it was made of
   * something else, and is not skipped.
   */
  void goOnAfter(StoredDataset<?> dataset) {
    newest = new Warehouse(spark, warehouse).current(dataset, date).publishedAt();
  }

  Retraining retraining() {
    return new Retraining(spark, archive, warehouse, date, out);
  }

  /** Profile, diagnose and attribute. */
  public void explain() throws InterruptedException {
    PublishDiagnosis diagnosis = new PublishDiagnosis(spark, archive, warehouse);
    phase(
        Datasets.DATA_PROFILES,
        () ->
            new PublishProfiles(spark, archive, warehouse)
                .run(date, Optional.empty(), Version.current()));
    skipping &= diagnosis.isCurrent(date);
    phase(
        Datasets.RUN_SUMMARIES,
        () -> diagnosis.run(date, Rules.NAMES, thresholds, Version.current()));
    PublishAttribution attribution = new PublishAttribution(spark, archive, warehouse);
    skipping &= attribution.isCurrent(date);
    phase(Datasets.DIAGNOSES, () -> attribution.run(date, Version.current()));
    new SweepOverview(diagnosis, date).print(out);
    new CauseOverview(diagnosis, date).print(out);
  }

  /** Plan, both stages of retraining, and compare. */
  public void verify(List<TrainedProgram> programs, Budget budget, String device, double minimum)
      throws InterruptedException {
    plan(programs, budget, device);
    retrain(programs);
    compare(minimum);
  }

  /** Plan. */
  void plan(List<TrainedProgram> programs, Budget budget, String device)
      throws InterruptedException {
    phase(Datasets.PLANS, () -> retraining().plan(programs, budget, device));
  }

  /** Both stages of retraining, and the selection between them. */
  void retrain(List<TrainedProgram> programs) throws InterruptedException {
    Retraining retraining = retraining();
    phase(Datasets.RETRAINED_SELECTION, () -> retraining.retrain(Stage.SELECTION, programs));
    phase(Datasets.SELECTIONS, retraining::select);
    phase(Datasets.RETRAINED_CONFIRMATION, () -> retraining.retrain(Stage.CONFIRMATION, programs));
  }

  /** Diagnose the retrained, and compare. */
  void compare(double minimum) throws InterruptedException {
    phase(
        Datasets.FINDINGS_RETRAINED,
        () ->
            new DiagnoseRetrained(spark, archive, warehouse)
                .run(date, Rules.NAMES, thresholds, Version.current()));
    phase(Datasets.COMPARISONS, () -> retraining().compare(minimum));
  }

  private void phase(StoredDataset<?> dataset, Phase phase) throws InterruptedException {
    Optional<Instant> published =
        new Warehouse(spark, warehouse).folder(dataset).current(date).map(Published::publishedAt);
    skipping &= published.isPresent() && !published.get().isBefore(newest);
    if (skipping) {
      newest = published.get();
      out.printf("%s of %s is published already%n", dataset, date);
      out.flush();
    } else {
      phase.run();
    }
  }
}
