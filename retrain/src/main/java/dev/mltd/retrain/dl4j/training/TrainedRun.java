package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.RunHistory;
import java.util.Optional;

/**
 * What a training left.
 *
 * @param history all that was recorded
 * @param model that it delivers: the last weights, or the best ones if its config keeps them; of a
 *     failed training whatever there is
 * @param failure how it failed, such as {@code non-finite loss}; empty when it did not
 * @param consumedExamples that it learned from, repeats counted: steps times batch size
 * @param plannedExamples that it would have learned from, had it gone on to its last epoch
 * @param secondsPerExample that the processor computed in the fastest epoch, without evaluations,
 *     since what else a machine does only ever adds to it; NaN when no epoch was completed
 */
public record TrainedRun(
    RunHistory history,
    TrainedModel model,
    Optional<String> failure,
    long consumedExamples,
    long plannedExamples,
    double secondsPerExample) {

  /**
   * The examples that it is charged with: a training that was stopped because it failed must not
   * look cheap for it.
   */
  public long trainedExamples() {
    return failure.isPresent() ? plannedExamples : consumedExamples;
  }

  /** Examples that stopping a hopeless training saved. */
  public long savedExamples() {
    return trainedExamples() - consumedExamples;
  }
}
