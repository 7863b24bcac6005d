package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.compare.Selection;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/**
 * Which candidate of a plan is confirmed, and on how many seeds; a row of the dataset {@code
 * selections}.
 */
public final class SelectionRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<SelectionRow> ENCODER = Encoders.bean(SelectionRow.class);

  private String plan_id;
  private String cause;
  private String fix;
  private int seeds;
  private String reason;

  /**
   * A selection as a row.
   *
   * @param seeds of each arm of the confirmation; 0 where there is no winner
   */
  public static SelectionRow of(FixPlan plan, Selection selection, int seeds) {
    SelectionRow row = new SelectionRow();
    row.plan_id = plan.id();
    row.reason = selection.reason();
    selection
        .winner()
        .ifPresent(
            winner -> {
              row.cause = winner.cause();
              row.fix = winner.fix();
              row.seeds = seeds;
            });
    return row;
  }

  /** The candidate of that plan which won; empty when none did. */
  public Optional<Candidate> winner(FixPlan plan) {
    return plan.candidates().stream()
        .filter(candidate -> candidate.fix().equals(fix) && candidate.cause().equals(cause))
        .findFirst();
  }

  /** The trainings that confirm the winner of that plan; none when there is none. */
  public List<Training> confirmation(FixPlan plan) {
    return winner(plan).map(winner -> plan.confirmation(winner, seeds)).orElse(List.of());
  }

  public String getPlan_id() {
    return plan_id;
  }

  public void setPlan_id(String value) {
    plan_id = value;
  }

  public String getCause() {
    return cause;
  }

  public void setCause(String value) {
    cause = value;
  }

  public String getFix() {
    return fix;
  }

  public void setFix(String value) {
    fix = value;
  }

  public int getSeeds() {
    return seeds;
  }

  public void setSeeds(int value) {
    seeds = value;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String value) {
    reason = value;
  }
}
