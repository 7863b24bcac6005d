package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.compare.Comparison;
import dev.mltd.analysis.compare.Judgement;
import dev.mltd.analysis.compare.Symptoms;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.TrainingResult;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** The verdict on a plan; a row of the dataset {@code comparisons}. */
public final class ComparisonRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark. */
  public static final Encoder<ComparisonRow> ENCODER = Encoders.bean(ComparisonRow.class);

  private String plan_id;
  private String answered_question;
  private String program;
  private List<String> run_ids;
  private String cause;
  private String fix;
  private String diff;
  private String patch;
  private String verdict;
  private String metric;
  private String direction;
  private Double control;
  private Double treatment;
  private List<Double> control_values;
  private List<Double> treatment_values;
  private List<Long> seed_values;
  private Integer control_failures;
  private Integer treatment_failures;
  private Double improvement;
  private Double p_value;
  private Double q_value;
  private Double lower_bound;
  private Double upper_bound;
  private Integer seeds;
  private Integer seeds_needed;
  private Integer trainings;
  private Double cost_ratio;
  private String symptom;
  private Integer symptom_in_control;
  private Integer symptom_in_treatment;
  private Boolean symptom_gone;
  private String model_path;
  private String reason;

  /**
   * A verdict as a row; what the retrained runs showed and where the model lies is set apart.
   *
   * @param trainings that the plan took
   */
  public static ComparisonRow of(Judgement judgement, int trainings) {
    FixPlan plan = judgement.plan();
    ComparisonRow row = new ComparisonRow();
    row.plan_id = plan.id();
    row.program = plan.control().program().name();
    row.run_ids = plan.runIds();
    row.verdict = judgement.verdict().name();
    row.metric = plan.metric().toString();
    row.direction = plan.metric().direction().name();
    row.trainings = trainings;
    row.reason = judgement.reason();
    row.q_value = boxed(judgement.qValue());
    row.seeds_needed =
        judgement.seedsNeeded().isPresent() ? judgement.seedsNeeded().getAsInt() : null;
    judgement.comparison().ifPresent(comparison -> row.measured(comparison));
    return row;
  }

  private void measured(Comparison comparison) {
    cause = comparison.candidate().cause();
    fix = comparison.candidate().fix();
    diff = comparison.candidate().change().words();
    patch = comparison.candidate().change().patch();
    seeds = comparison.seeds();
    seed_values = comparison.control().stream().map(result -> result.training().seed()).toList();
    control_values = values(comparison.control());
    treatment_values = values(comparison.treatment());
    if (comparison.refusal().isPresent()) {
      return;
    }
    control_failures = comparison.controlFailures();
    treatment_failures = comparison.treatmentFailures();
    if (comparison.improvement().isPresent()) {
      control = mean(control_values);
      treatment = mean(treatment_values);
    }
    improvement = boxed(comparison.improvement());
    p_value = comparison.pValue();
    lower_bound = comparison.bounds().map(bounds -> bounds.lower()).orElse(null);
    upper_bound = comparison.bounds().map(bounds -> bounds.upper()).orElse(null);
    cost_ratio = Double.isNaN(comparison.costRatio()) ? null : comparison.costRatio();
  }

  /** Adds what the retrained runs show of the symptom that the fix is to take away. */
  public void followed(Symptoms.Followed followed) {
    symptom = followed.rule();
    symptom_in_control = followed.inControl();
    symptom_in_treatment = followed.inTreatment();
    symptom_gone = followed.isGone().orElse(null);
  }

  private static List<Double> values(List<TrainingResult> arm) {
    return arm.stream().map(TrainingResult::value).toList();
  }

  private static Double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  public String getPlan_id() {
    return plan_id;
  }

  public void setPlan_id(String value) {
    plan_id = value;
  }

  public String getAnswered_question() {
    return answered_question;
  }

  public void setAnswered_question(String value) {
    answered_question = value;
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

  public String getPatch() {
    return patch;
  }

  public void setPatch(String value) {
    patch = value;
  }

  public String getVerdict() {
    return verdict;
  }

  public void setVerdict(String value) {
    verdict = value;
  }

  public String getMetric() {
    return metric;
  }

  public void setMetric(String value) {
    metric = value;
  }

  public String getDirection() {
    return direction;
  }

  public void setDirection(String value) {
    direction = value;
  }

  public Double getControl() {
    return control;
  }

  public void setControl(Double value) {
    control = value;
  }

  public Double getTreatment() {
    return treatment;
  }

  public void setTreatment(Double value) {
    treatment = value;
  }

  public List<Double> getControl_values() {
    return control_values;
  }

  public void setControl_values(List<Double> value) {
    control_values = value;
  }

  public List<Double> getTreatment_values() {
    return treatment_values;
  }

  public void setTreatment_values(List<Double> value) {
    treatment_values = value;
  }

  public List<Long> getSeed_values() {
    return seed_values;
  }

  public void setSeed_values(List<Long> value) {
    seed_values = value;
  }

  public Integer getControl_failures() {
    return control_failures;
  }

  public void setControl_failures(Integer value) {
    control_failures = value;
  }

  public Integer getTreatment_failures() {
    return treatment_failures;
  }

  public void setTreatment_failures(Integer value) {
    treatment_failures = value;
  }

  public Double getImprovement() {
    return improvement;
  }

  public void setImprovement(Double value) {
    improvement = value;
  }

  public Double getP_value() {
    return p_value;
  }

  public void setP_value(Double value) {
    p_value = value;
  }

  public Double getQ_value() {
    return q_value;
  }

  public void setQ_value(Double value) {
    q_value = value;
  }

  public Double getLower_bound() {
    return lower_bound;
  }

  public void setLower_bound(Double value) {
    lower_bound = value;
  }

  public Double getUpper_bound() {
    return upper_bound;
  }

  public void setUpper_bound(Double value) {
    upper_bound = value;
  }

  public Integer getSeeds() {
    return seeds;
  }

  public void setSeeds(Integer value) {
    seeds = value;
  }

  public Integer getSeeds_needed() {
    return seeds_needed;
  }

  public void setSeeds_needed(Integer value) {
    seeds_needed = value;
  }

  public Integer getTrainings() {
    return trainings;
  }

  public void setTrainings(Integer value) {
    trainings = value;
  }

  public Double getCost_ratio() {
    return cost_ratio;
  }

  public void setCost_ratio(Double value) {
    cost_ratio = value;
  }

  public String getSymptom() {
    return symptom;
  }

  public void setSymptom(String value) {
    symptom = value;
  }

  public Integer getSymptom_in_control() {
    return symptom_in_control;
  }

  public void setSymptom_in_control(Integer value) {
    symptom_in_control = value;
  }

  public Integer getSymptom_in_treatment() {
    return symptom_in_treatment;
  }

  public void setSymptom_in_treatment(Integer value) {
    symptom_in_treatment = value;
  }

  public Boolean getSymptom_gone() {
    return symptom_gone;
  }

  public void setSymptom_gone(Boolean value) {
    symptom_gone = value;
  }

  public String getModel_path() {
    return model_path;
  }

  public void setModel_path(String value) {
    model_path = value;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String value) {
    reason = value;
  }
}
