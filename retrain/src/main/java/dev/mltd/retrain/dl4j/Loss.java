package dev.mltd.retrain.dl4j;

import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMAE;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** What is minimised; the first fits classes, the second numbers. */
public enum Loss {
  CROSS_ENTROPY,
  MEAN_SQUARED_ERROR,
  MEAN_ABSOLUTE_ERROR;

  /** As a config wants it to be computed. */
  ILossFunction function(NetworkDescription description) {
    if (description.lossPrecision() == LossPrecision.HALF) {
      return new HalfPrecisionCrossEntropy();
    }
    return description.lossFromLogits() ? new CrossEntropyFromLogits() : plain();
  }

  /** As DL4J computes it. */
  ILossFunction plain() {
    return switch (this) {
      case CROSS_ENTROPY -> new LossMCXENT();
      case MEAN_SQUARED_ERROR -> new LossMSE();
      case MEAN_ABSOLUTE_ERROR -> new LossMAE();
    };
  }
}
