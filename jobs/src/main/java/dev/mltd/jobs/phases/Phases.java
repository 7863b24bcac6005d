package dev.mltd.jobs.phases;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.phases.DiagnoseRetrained;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.phases.PublishProfiles;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Phase;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.options.Version;
import dev.mltd.retrain.programs.TrainedProgram;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
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

  /** What a phase does; it may be interrupted. */
  private interface Work {
    void run() throws InterruptedException;
  }

  /** From now on a phase whose datasets are published is skipped, until one is not. */
  void skipPublished() {
    skipping = true;
  }

  /**
   * Goes on behind a phase that another application ran; what is older than its datasets was made
   * of something else, and is not skipped.
   */
  void goOnAfter(Phase phase) {
    Warehouse results = new Warehouse(spark, warehouse);
    Datasets.of(phase).forEach(dataset -> goOnAfter(results.current(dataset, date)));
  }

  private void goOnAfter(Published published) {
    newest = Collections.max(List.of(newest, published.publishedAt()));
  }

  Retraining retraining() {
    return new Retraining(spark, archive, warehouse, date, out);
  }

  /** Profile, diagnose and attribute. */
  public void explain() throws InterruptedException {
    PublishDiagnosis diagnosis = new PublishDiagnosis(spark, archive, warehouse);
    phase(
        Phase.PROFILE,
        () ->
            new PublishProfiles(spark, archive, warehouse)
                .run(date, Optional.empty(), Version.current()));
    skipping &= diagnosis.isCurrent(date);
    phase(Phase.DIAGNOSE, () -> diagnosis.run(date, Rules.NAMES, thresholds, Version.current()));
    PublishAttribution attribution = new PublishAttribution(spark, archive, warehouse);
    skipping &= attribution.isCurrent(date);
    phase(Phase.ATTRIBUTE, () -> attribution.run(date, Version.current()));
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
    phase(Phase.PLAN, () -> retraining().plan(programs, budget, device));
  }

  /** Both stages of retraining, and the selection between them. */
  void retrain(List<TrainedProgram> programs) throws InterruptedException {
    Retraining retraining = retraining();
    phase(Phase.RETRAIN_SELECTION, () -> retraining.retrain(Stage.SELECTION, programs));
    phase(Phase.SELECT, retraining::select);
    phase(Phase.RETRAIN_CONFIRMATION, () -> retraining.retrain(Stage.CONFIRMATION, programs));
  }

  /** Diagnose the retrained, and compare. */
  void compare(double minimum) throws InterruptedException {
    phase(
        Phase.DIAGNOSE_RETRAINED,
        () ->
            new DiagnoseRetrained(spark, archive, warehouse)
                .run(date, Rules.NAMES, thresholds, Version.current()));
    phase(Phase.COMPARE, () -> retraining().compare(minimum));
  }

  private void phase(Phase phase, Work work) throws InterruptedException {
    List<DatasetFolder> folders =
        Datasets.of(phase).stream().map(new Warehouse(spark, warehouse)::folder).toList();
    List<Published> published =
        folders.stream().flatMap(folder -> folder.current(date).stream()).toList();
    skipping &=
        published.size() == folders.size()
            && published.stream().noneMatch(one -> one.publishedAt().isBefore(newest));
    if (!skipping) {
      work.run();
      return;
    }
    published.forEach(this::goOnAfter);
    folders.forEach(folder -> out.printf("%s of %s is published already%n", folder.name(), date));
    out.flush();
  }
}
