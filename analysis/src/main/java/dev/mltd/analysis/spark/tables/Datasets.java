package dev.mltd.analysis.spark.tables;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.SelectedCandidate;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.fix.PlannedGroup;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.report.model.ReportedGroup;
import dev.mltd.analysis.study.ExperimentInsight;
import java.util.List;

/**
 * Every dataset that is published: the one place where its name, its record and the phase that
 * makes it stand.
 */
public final class Datasets {
  /** Of an archive: a row per run. */
  public static final StoredDataset<ArchivedRun> RUNS =
      new StoredDataset<>("runs", ArchivedRun.class, Phase.IMPORT);

  /** Of an archive: what could not be imported. */
  public static final StoredDataset<SetAside> QUARANTINE =
      new StoredDataset<>("quarantine", SetAside.class, Phase.IMPORT);

  /** A row per data set that the runs name. */
  public static final StoredDataset<DataProfile> DATA_PROFILES =
      new StoredDataset<>("data_profiles", DataProfile.class, Phase.PROFILE);

  /** A row per symptom found and per rule that could not judge. */
  public static final StoredDataset<RunFinding> FINDINGS =
      new StoredDataset<>("findings", RunFinding.class, Phase.DIAGNOSE);

  /** A row per run. */
  public static final StoredDataset<JudgedRun> RUN_SUMMARIES =
      new StoredDataset<>("run_summaries", JudgedRun.class, Phase.DIAGNOSE);

  /** At least one row per run, rank 1 being the likeliest cause. */
  public static final StoredDataset<RankedCause> DIAGNOSES =
      new StoredDataset<>("diagnoses", RankedCause.class, Phase.ATTRIBUTE);

  /** A row per claim about an experiment. */
  public static final StoredDataset<ExperimentInsight> INSIGHTS =
      new StoredDataset<>("insights", ExperimentInsight.class, Phase.ATTRIBUTE);

  /** A row per group of ill runs, retrained or not. */
  public static final StoredDataset<PlannedGroup> PLANS =
      new StoredDataset<>("plans", PlannedGroup.class, Phase.PLAN);

  /** A row per training that selects a candidate. */
  public static final StoredDataset<DeliveredTraining> RETRAINED_SELECTION =
      new StoredDataset<>("retrained_selection", DeliveredTraining.class, Phase.RETRAIN_SELECTION);

  /** A row per plan. */
  public static final StoredDataset<SelectedCandidate> SELECTIONS =
      new StoredDataset<>("selections", SelectedCandidate.class, Phase.SELECT);

  /** A row per training that confirms a candidate. */
  public static final StoredDataset<DeliveredTraining> RETRAINED_CONFIRMATION =
      new StoredDataset<>(
          "retrained_confirmation", DeliveredTraining.class, Phase.RETRAIN_CONFIRMATION);

  /** The histories of a confirmation, in the archive's columns. */
  public static final StoredDataset<ArchivedRun> RETRAINED_RUNS =
      new StoredDataset<>("retrained_runs", ArchivedRun.class, Phase.RETRAIN_CONFIRMATION);

  /** As {@link #FINDINGS}, of the retrained runs. */
  public static final StoredDataset<RunFinding> FINDINGS_RETRAINED =
      new StoredDataset<>("findings_retrained", RunFinding.class, Phase.DIAGNOSE_RETRAINED);

  /** As {@link #RUN_SUMMARIES}, of the retrained runs. */
  public static final StoredDataset<JudgedRun> RUN_SUMMARIES_RETRAINED =
      new StoredDataset<>("run_summaries_retrained", JudgedRun.class, Phase.DIAGNOSE_RETRAINED);

  /** A row per plan: its verdict. */
  public static final StoredDataset<FixVerdict> COMPARISONS =
      new StoredDataset<>("comparisons", FixVerdict.class, Phase.COMPARE);

  /** The figures that the dashboard shows. */
  public static final StoredDataset<ReportedGroup> REPORTS =
      new StoredDataset<>("reports", ReportedGroup.class, Phase.REPORT);

  /** All, in the order in which they are made. */
  public static final List<StoredDataset<?>> ALL =
      List.of(
          RUNS,
          QUARANTINE,
          DATA_PROFILES,
          FINDINGS,
          RUN_SUMMARIES,
          DIAGNOSES,
          INSIGHTS,
          PLANS,
          RETRAINED_SELECTION,
          SELECTIONS,
          RETRAINED_CONFIRMATION,
          RETRAINED_RUNS,
          FINDINGS_RETRAINED,
          RUN_SUMMARIES_RETRAINED,
          COMPARISONS,
          REPORTS);

  /** Those of an archive. */
  public static final List<StoredDataset<?>> OF_ARCHIVE = of(Phase.IMPORT);

  /** Those of a warehouse: all others. */
  public static final List<StoredDataset<?>> OF_WAREHOUSE =
      ALL.stream().filter(one -> !OF_ARCHIVE.contains(one)).toList();

  private Datasets() {}

  /** Those that a phase makes. */
  public static List<StoredDataset<?>> of(Phase phase) {
    return ALL.stream().filter(one -> one.phase() == phase).toList();
  }
}
