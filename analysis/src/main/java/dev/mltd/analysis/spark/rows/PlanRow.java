package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.FixPlan;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** Whether and how a group of ill runs is retrained; a row of the dataset {@code plans}. */
public final class PlanRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<PlanRow> ENCODER = Encoders.bean(PlanRow.class);

  private String plan_id;
  private String group;
  private String program;
  private List<String> run_ids;
  private String cause;
  private String fix;
  private String diff;
  private int trainings;
  private Double expected_cost;
  private String decision;
  private String reason;
  private String definition;

  /** The decision to carry a plan out. */
  public static final String RETRAIN = "RETRAIN";

  /** The decision not to retrain. */
  public static final String DO_NOT_RETRAIN = "DO_NOT_RETRAIN";

  /** A decision as a row. */
  public static PlanRow of(Decision decision) {
    PlanRow row = new PlanRow();
    row.group = decision.group();
    row.program = decision.program().name();
    row.run_ids = decision.runIds();
    row.decision = decision.plan().isPresent() ? RETRAIN : DO_NOT_RETRAIN;
    row.reason = decision.reason();
    decision
        .plan()
        .ifPresent(
            plan -> {
              row.plan_id = plan.id();
              row.cause = joined(plan, Candidate::cause);
              row.fix = joined(plan, Candidate::fix);
              row.diff = joined(plan, candidate -> candidate.change().words());
              row.trainings = plan.cost().trainings();
              row.expected_cost = plan.cost().deviceHours();
              row.definition = StoredJson.write(plan);
            });
    return row;
  }

  private static String joined(FixPlan plan, Function<Candidate, String> part) {
    return plan.candidates().stream().map(part).collect(Collectors.joining("; "));
  }

  /** The whole plan; empty when the group is not retrained. */
  public Optional<FixPlan> plan() {
    return Optional.ofNullable(definition).map(json -> StoredJson.read(json, FixPlan.class));
  }

  public String getPlan_id() {
    return plan_id;
  }

  public void setPlan_id(String value) {
    plan_id = value;
  }

  public String getGroup() {
    return group;
  }

  public void setGroup(String value) {
    group = value;
  }

  public String getProgram() {
    return program;
  }

  public void setProgram(String value) {
    program = value;
  }

  public List<String> getRun_ids() {
    return run_ids;
  }

  public void setRun_ids(List<String> value) {
    run_ids = value;
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

  public String getDiff() {
    return diff;
  }

  public void setDiff(String value) {
    diff = value;
  }

  public int getTrainings() {
    return trainings;
  }

  public void setTrainings(int value) {
    trainings = value;
  }

  public Double getExpected_cost() {
    return expected_cost;
  }

  public void setExpected_cost(Double value) {
    expected_cost = value;
  }

  public String getDecision() {
    return decision;
  }

  public void setDecision(String value) {
    decision = value;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String value) {
    reason = value;
  }

  public String getDefinition() {
    return definition;
  }

  public void setDefinition(String value) {
    definition = value;
  }
}
