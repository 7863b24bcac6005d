package dev.mltd.jobs.phases;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.phases.PublishProfiles;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Phase;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.Version;
import dev.mltd.retrain.programs.TrainedProgram;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.function.FailableRunnable;

/** All phases of one date in order. */
public final class Phases {
  private final Sweep sweep;
  private final Thresholds thresholds;
  private final Retraining retraining;
  private boolean skipping;

  /** When the newest of the datasets was published that the phases so far left. */
  private Instant newest = Instant.MIN;

  public Phases(Sweep sweep, Thresholds thresholds) {
    this.sweep = sweep;
    this.thresholds = thresholds;
    this.retraining = new Retraining(sweep);
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
    Datasets.of(phase)
        .forEach(dataset -> goOnAfter(sweep.results().current(dataset, sweep.date())));
  }

  private void goOnAfter(Published published) {
    newest = Collections.max(List.of(newest, published.publishedAt()));
  }

  /** Profile, diagnose and attribute. */
  public void explain() throws InterruptedException {
    LocalDate date = sweep.date();
    PublishDiagnosis diagnosis = sweep.diagnosis();
    phase(
        Phase.PROFILE,
        () ->
            new PublishProfiles(sweep.spark(), sweep.archive(), sweep.warehouse())
                .run(date, Optional.empty(), Version.current()));
    skipping &= diagnosis.isCurrent(date);
    phase(Phase.DIAGNOSE, () -> diagnosis.run(date, Rules.NAMES, thresholds, Version.current()));
    PublishAttribution attribution =
        new PublishAttribution(sweep.spark(), sweep.archive(), sweep.warehouse());
    skipping &= attribution.isCurrent(date);
    phase(Phase.ATTRIBUTE, () -> attribution.run(date, Version.current()));
    new SweepOverview(sweep).print();
    CauseOverview.print(sweep);
  }

  /** Plan. */
  public void plan(List<TrainedProgram> programs, Budget budget, String device)
      throws InterruptedException {
    phase(Phase.PLAN, () -> retraining.plan(programs, budget, device));
  }

  /** Both stages of retraining, and the selection between them. */
  public void retrain(List<TrainedProgram> programs) throws InterruptedException {
    phase(Phase.RETRAIN_SELECTION, () -> retraining.retrain(Stage.SELECTION, programs));
    phase(Phase.SELECT, retraining::select);
    phase(Phase.RETRAIN_CONFIRMATION, () -> retraining.retrain(Stage.CONFIRMATION, programs));
  }

  /** Diagnose the retrained, and compare. */
  public void compare(double minimum) throws InterruptedException {
    phase(Phase.DIAGNOSE_RETRAINED, () -> retraining.diagnose(thresholds));
    phase(Phase.COMPARE, () -> retraining.compare(minimum));
  }

  private void phase(Phase phase, FailableRunnable<InterruptedException> work)
      throws InterruptedException {
    List<DatasetFolder> folders = Datasets.of(phase).stream().map(sweep.results()::folder).toList();
    List<Published> published =
        folders.stream().flatMap(folder -> folder.current(sweep.date()).stream()).toList();
    skipping &=
        published.size() == folders.size()
            && published.stream().noneMatch(one -> one.publishedAt().isBefore(newest));
    if (!skipping) {
      work.run();
      return;
    }
    published.forEach(this::goOnAfter);
    folders.forEach(
        folder ->
            sweep.out().printf("%s of %s is published already%n", folder.name(), sweep.date()));
  }
}
