package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.fix.TrainingResult;
import dev.mltd.analysis.siblings.PrimaryMetric;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/**
 * What a training of a plan delivered; a row of the datasets {@code retrained_selection} and {@code
 * retrained_confirmation}.
 */
public final class RetrainedRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<RetrainedRow> ENCODER = Encoders.bean(RetrainedRow.class);

  private String training_id;
  private String plan_id;
  private String arm;
  private String fix;
  private long seed;
  private String status;
  private String reason;
  private String metric;
  private Double value;
  private Double trivial;
  private Map<String, Double> guards;
  private String evaluation;
  private double trained_examples;
  private double seconds_per_example;
  private double seconds;
  private String device;
  private boolean stopped_early;
  private double saved_examples;
  private String model_path;

  /**
   * A training as a row.
   *
   * @param training as the plan asks for it
   * @param outcome of a training of that id
   */
  public static RetrainedRow of(FixPlan plan, Training training, TrainingOutcome outcome) {
    RetrainedRow row = new RetrainedRow();
    row.training_id = training.id();
    row.plan_id = plan.id();
    Optional<Candidate> candidate = plan.candidateOf(training);
    row.arm = (candidate.isPresent() ? Arm.TREATMENT : Arm.CONTROL).name();
    row.fix = candidate.map(Candidate::fix).orElse("");
    row.seed = training.seed();
    row.status = outcome.status().name();
    row.reason = outcome.reason();
    row.metric = plan.metric().toString();
    row.value = outcome.values().get(plan.metric().toString());
    row.trivial = outcome.trivial().get(plan.metric().toString());
    row.guards = new TreeMap<>(outcome.values());
    row.guards.keySet().retainAll(plan.guards().stream().map(PrimaryMetric::toString).toList());
    row.evaluation = outcome.evaluation();
    row.trained_examples = outcome.trainedExamples();
    row.seconds_per_example = outcome.secondsPerExample();
    row.seconds = outcome.seconds();
    row.device = outcome.device();
    row.stopped_early = outcome.savedExamples() > 0;
    row.saved_examples = outcome.savedExamples();
    row.model_path = outcome.model();
    return row;
  }

  /** Whether it says something about the config, be it that the training failed. */
  public boolean carriedOut() {
    return status() != TrainingOutcome.Status.NOT_CARRIED_OUT;
  }

  /** How it ended. */
  public TrainingOutcome.Status status() {
    return TrainingOutcome.Status.valueOf(status);
  }

  /**
   * As a comparison takes it; empty when the machine ended the training, so that it says nothing
   * about the config.
   *
   * @param training of this id
   */
  public Optional<TrainingResult> result(Training training) {
    if (!carriedOut()) {
      return Optional.empty();
    }
    Map<Metric, Double> guarded = new HashMap<>();
    guards.forEach((name, known) -> guarded.put(Metric.written(name), known));
    return Optional.of(
        new TrainingResult(
            training,
            value == null ? Double.NaN : value,
            trivial == null ? Double.NaN : trivial,
            Optional.of(reason).filter(told -> status.equals(TrainingOutcome.Status.FAILED.name())),
            evaluation,
            trained_examples,
            seconds_per_example,
            guarded));
  }

  public String getTraining_id() {
    return training_id;
  }

  public void setTraining_id(String value) {
    training_id = value;
  }

  public String getPlan_id() {
    return plan_id;
  }

  public void setPlan_id(String value) {
    plan_id = value;
  }

  public String getArm() {
    return arm;
  }

  public void setArm(String value) {
    arm = value;
  }

  public String getFix() {
    return fix;
  }

  public void setFix(String value) {
    fix = value;
  }

  public long getSeed() {
    return seed;
  }

  public void setSeed(long value) {
    seed = value;
  }

  public String getStatus() {
    return status;
  }

  public void setStatus(String value) {
    status = value;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String value) {
    reason = value;
  }

  public String getMetric() {
    return metric;
  }

  public void setMetric(String value) {
    metric = value;
  }

  public Double getValue() {
    return value;
  }

  public void setValue(Double value) {
    this.value = value;
  }

  public Double getTrivial() {
    return trivial;
  }

  public void setTrivial(Double value) {
    trivial = value;
  }

  public Map<String, Double> getGuards() {
    return guards;
  }

  public void setGuards(Map<String, Double> value) {
    guards = value;
  }

  public String getEvaluation() {
    return evaluation;
  }

  public void setEvaluation(String value) {
    evaluation = value;
  }

  public double getTrained_examples() {
    return trained_examples;
  }

  public void setTrained_examples(double value) {
    trained_examples = value;
  }

  public double getSeconds_per_example() {
    return seconds_per_example;
  }

  public void setSeconds_per_example(double value) {
    seconds_per_example = value;
  }

  public double getSeconds() {
    return seconds;
  }

  public void setSeconds(double value) {
    seconds = value;
  }

  public String getDevice() {
    return device;
  }

  public void setDevice(String value) {
    device = value;
  }

  public boolean isStopped_early() {
    return stopped_early;
  }

  public void setStopped_early(boolean value) {
    stopped_early = value;
  }

  public double getSaved_examples() {
    return saved_examples;
  }

  public void setSaved_examples(double value) {
    saved_examples = value;
  }

  public String getModel_path() {
    return model_path;
  }

  public void setModel_path(String value) {
    model_path = value;
  }
}
