package dev.mltd.analysis.fix;

import dev.mltd.analysis.publish.StoredJson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether and how a group of ill runs is retrained; a row of the dataset {@code plans}.
 *
 * @param planId of the plan; this and all that follows from it are there exactly when retrained
 * @param group that the runs share
 * @param program that they trained
 * @param runIds of the ill runs
 * @param cause of each candidate, joined
 * @param fix of each candidate, joined
 * @param diff of each candidate, joined
 * @param trainings at most; 0 when not retrained
 * @param expectedCost device hours
 * @param decision whether it is retrained
 * @param reason for people; never empty
 * @param definition the whole plan as JSON
 */
public record PlannedGroup(
    Optional<String> planId,
    String group,
    String program,
    List<String> runIds,
    Optional<String> cause,
    Optional<String> fix,
    Optional<String> diff,
    int trainings,
    OptionalDouble expectedCost,
    Answer decision,
    String reason,
    Optional<String> definition) {

  /** Whether a group is retrained. */
  public enum Answer {
    /** The plan is carried out. */
    RETRAIN,
    /** There is no plan. */
    DO_NOT_RETRAIN
  }

  /** A decision as it is published. */
  public static PlannedGroup of(Decision decision) {
    Optional<FixPlan> plan = decision.plan();
    return new PlannedGroup(
        plan.map(FixPlan::id),
        decision.group(),
        decision.program().name(),
        decision.runIds(),
        plan.map(one -> joined(one, Candidate::cause)),
        plan.map(one -> joined(one, Candidate::fix)),
        plan.map(one -> joined(one, candidate -> candidate.change().words())),
        plan.map(one -> one.cost().trainings()).orElse(0),
        plan.stream().mapToDouble(one -> one.cost().deviceHours()).findFirst(),
        plan.isPresent() ? Answer.RETRAIN : Answer.DO_NOT_RETRAIN,
        decision.reason(),
        plan.map(StoredJson::write));
  }

  private static String joined(FixPlan plan, Function<Candidate, String> part) {
    return plan.candidates().stream().map(part).collect(Collectors.joining("; "));
  }

  /** The whole plan; empty when the group is not retrained. */
  public Optional<FixPlan> plan() {
    return definition.map(json -> StoredJson.read(json, FixPlan.class, "mltd plan"));
  }
}
