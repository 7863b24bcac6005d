package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.FixPlanner;
import dev.mltd.analysis.fix.PlannedGroup;
import dev.mltd.analysis.fix.TrainableProgram;
import dev.mltd.analysis.judge.PlannableRuns;
import dev.mltd.analysis.judge.RunFacts;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.remedies.Remedies;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.RecordCodec;
import dev.mltd.analysis.spark.tables.Warehouse;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** The phase {@code plan}: causes in, plans of what is to be retrained out. */
public final class PublishPlans {
  private final ArchiveReader archive;
  private final Warehouse warehouse;
  private final PublishProfiles profiles;

  /** Between an archive and a warehouse, each by its folder. */
  public PublishPlans(SparkSession spark, String archive, String warehouse) {
    this.archive = new ArchiveReader(spark, archive);
    this.warehouse = new Warehouse(spark, warehouse);
    this.profiles = new PublishProfiles(spark, archive, warehouse);
  }

  /**
   * Decides what to retrain, and publishes nothing. What an earlier sweep answered is not asked
   * again.
   *
   * @param programs that can be trained again; their conventional metrics are found here
   * @return one for each group that has an ill run
   */
  public List<Decision> decide(LocalDate date, List<TrainableProgram> programs, Budget budget) {
    PlannableRuns plannable =
        new PlannableRuns(
            warehouse.read(Datasets.RUN_SUMMARIES, date).collectAsList(),
            warehouse.read(Datasets.DIAGNOSES, date).collectAsList());
    List<RunFacts> archived =
        archive
            .upTo(date, AttributeRuns.COLUMNS)
            .as(RecordCodec.encoder(RunFacts.class))
            .collectAsList();
    return new FixPlanner(Remedies.ALL, PublishComparisons.answersBefore(warehouse, date))
        .plan(
            plannable.runs(archived, profiles.newest(date)),
            plannable.withConventional(programs),
            budget);
  }

  /**
   * Publishes decisions for a date.
   *
   * @param asked what the decisions depend on beside the causes and earlier verdicts, as text
   * @return the attempt of another process that was replaced
   */
  public Optional<Published> publish(
      LocalDate date, List<Decision> decisions, List<String> asked, String codeVersion) {
    return warehouse.publish(
        Datasets.PLANS,
        date,
        decisions.stream().map(PlannedGroup::of).toList(),
        Provenance.of(
            codeVersion,
            warehouse.current(Datasets.DIAGNOSES, date).attempt(),
            Fingerprint.of(asked)));
  }

  /** The plans of a date that are carried out, sorted by id. */
  public static List<FixPlan> read(Warehouse warehouse, LocalDate date) {
    return warehouse.read(Datasets.PLANS, date).collectAsList().stream()
        .flatMap(row -> row.plan().stream())
        .sorted(Comparator.comparing(FixPlan::id))
        .toList();
  }
}
