package dev.mltd.retrain;

/** Tells when going on with a training would be a waste. */
public final class DivergenceStop {

  /**
   * Whether a training is beyond hope: once its loss is NaN or infinite the weights are, or soon
   * will be, and no later step brings them back.
   *
   * @param trainLoss the loss of the latest batch
   */
  public boolean isHopeless(double trainLoss) {
    return !Double.isFinite(trainLoss);
  }
}
