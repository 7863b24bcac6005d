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

  ILossFunction function(LossPrecision precision) {
    return switch (this) {
      case CROSS_ENTROPY ->
          precision == LossPrecision.HALF ? new HalfPrecisionCrossEntropy() : new LossMCXENT();
      case MEAN_SQUARED_ERROR -> new LossMSE();
      case MEAN_ABSOLUTE_ERROR -> new LossMAE();
    };
  }
}
