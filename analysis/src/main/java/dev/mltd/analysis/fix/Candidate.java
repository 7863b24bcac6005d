package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.List;

/**
 * A fix that is tried on a group of runs.
 *
 * @param cause that it is to cure
 * @param fix its name
 * @param config of the group, with the fix
 * @param change that the fix makes
 * @param chance 0 to 1: how likely it is to be the one that helps
 * @param spendsBudget whether a higher cost is what the fix asks for
 */
public record Candidate(
    String cause,
    String fix,
    RunConfig config,
    Change change,
    double chance,
    boolean spendsBudget) {

  /** What makes another loss of a loss. */
  private static final List<Knob> LOSS_KNOBS =
      List.of(Knob.LOSS, Knob.LABEL_SMOOTHING, Knob.CLASS_WEIGHTS);

  /** Whether the fix changes what a metric means, so that it cannot be judged by it. */
  public boolean redefines(PrimaryMetric metric) {
    return metric.metric().name().equals(Metric.LOSS)
        && change.keys().stream()
            .anyMatch(key -> LOSS_KNOBS.stream().anyMatch(knob -> knob.isKey(key)));
  }
}
