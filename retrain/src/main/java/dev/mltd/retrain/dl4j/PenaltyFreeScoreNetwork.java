package dev.mltd.retrain.dl4j;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network whose score is its loss on the data alone, so that losses compare between splits and
 * between strengths of the penalty. Weights are penalised all the same: DL4J adds the penalty's
 * gradient elsewhere.
 */
@SuppressWarnings("overrides") // A mismatch of varargs within DL4J, which every subclass repeats.
final class PenaltyFreeScoreNetwork extends MultiLayerNetwork {
  private static final long serialVersionUID = 1;

  PenaltyFreeScoreNetwork(MultiLayerConfiguration configuration) {
    super(configuration);
  }

  @Override
  public double calcRegularizationScore(boolean onlyWhatBackpropChanges) {
    return 0;
  }
}
