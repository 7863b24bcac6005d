package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Arm;
import java.util.Locale;

/** The id of a retrained run, which tells plan, arm and seed. */
public final class RetrainedRun {
  private static final int ID_DIGITS = 8;

  private RetrainedRun() {}

  /**
   * The id of a run that was trained for a plan.
   *
   * @param trainingId of its training
   */
  public static String id(FixPlan plan, Arm arm, String trainingId, long seed) {
    return "%s-%s-%s-%d"
        .formatted(
            plan(plan.id()),
            arm.name().toLowerCase(Locale.ROOT),
            trainingId.substring(0, ID_DIGITS),
            seed);
  }

  /** The part of a plan's id, or of a retrained run's, that tells the plan. */
  public static String plan(String id) {
    return id.substring(0, Math.min(ID_DIGITS, id.length()));
  }
}
