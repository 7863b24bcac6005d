package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Metric;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a training whose loss stays far above that of its first epoch: it diverges, if slowly, and
 * what it costs to see it become infinite can be saved.
 */
final class FarBeyondStart implements StopCondition {
  /** Times the loss of the first epoch. */
  private static final double FAR = 100;

  /** Epochs in a row: a single one may be a spike that it recovers from. */
  private static final int EPOCHS = 3;

  private double first = Double.NaN;
  private int far;

  @Override
  public Optional<String> reasonToStop(
      int epoch, double trainingLoss, Map<Metric, Double> validation) {
    if (epoch == 1) {
      first = Math.abs(trainingLoss);
    }
    far = trainingLoss > FAR * first ? far + 1 : 0;
    return far < EPOCHS
        ? Optional.empty()
        : Optional.of("training loss %.3g, %.3g at first".formatted(trainingLoss, first));
  }
}
