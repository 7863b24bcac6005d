package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.stats.Quantile;
import dev.mltd.retrain.dl4j.Score;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The best answer that takes no notice of the inputs: what a model must beat to be worth anything.
 */
final class ConstantAnswer {
  private ConstantAnswer() {}

  /** What it scores, each metric with the answer that suits it: shares, means or medians. */
  static Map<Metric, Double> score(float[][] targets, Split split, boolean classification) {
    Map<Metric, Double> scores =
        new HashMap<>(score(targets, classification, ConstantAnswer::mean).on(split));
    if (!classification) {
      Metric absoluteError = new Metric("mae", split);
      scores.put(
          absoluteError,
          score(targets, false, values -> Quantile.median(values)).on(split).get(absoluteError));
    }
    return Map.copyOf(scores);
  }

  private static Score score(
      float[][] targets, boolean classification, ToDoubleFunction<double[]> best) {
    float[] answer = new float[targets[0].length];
    for (int output = 0; output < answer.length; output++) {
      double[] values = new double[targets.length];
      for (int k = 0; k < values.length; k++) {
        values[k] = targets[k][output];
      }
      answer[output] = (float) best.applyAsDouble(values);
    }
    float[][] answers = new float[targets.length][];
    Arrays.fill(answers, answer);
    return Score.of(answers, targets, classification);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
