package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Metric;
import java.util.Map;
import java.util.Optional;

/**
 * Asked after every evaluation whether going on with a training would be a waste. A training that
 * it ends counts as failed.
 */
@FunctionalInterface
public interface StopCondition {
  /** Never ends a training. */
  StopCondition NEVER = (epoch, trainingLoss, validation) -> Optional.empty();

  /**
   * Why the training is hopeless.
   *
   * @param epoch that has just ended, from 1
   * @param trainingLoss mean over that epoch, finite
   * @param validation all metrics of the validation split
   * @return how it failed, such as {@code far worse than control}; empty to go on
   */
  Optional<String> reasonToStop(int epoch, double trainingLoss, Map<Metric, Double> validation);
}
