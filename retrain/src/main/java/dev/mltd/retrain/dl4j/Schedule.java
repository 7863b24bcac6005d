package dev.mltd.retrain.dl4j;

/** How the learning rate falls over the epochs, after any warm-up. */
public enum Schedule {
  NONE,
  /** Half a cosine from the learning rate to almost zero. */
  COSINE,
  /** A tenth after half of the epochs, a hundredth after three quarters. */
  STEP,
  /** A tenth each time that the validation loss has not improved for a tenth of the epochs. */
  PLATEAU;

  /**
   * The factor on the learning rate, as far as it is known before the training.
   *
   * @param epoch from 0
   * @param epochs of the whole training
   * @param warmup first epochs, in which the rate rises linearly
   */
  double factor(int epoch, int epochs, int warmup) {
    if (epoch < warmup) {
      return (epoch + 1.0) / (warmup + 1.0);
    }
    double share = (epoch - warmup) / Math.max(1.0, epochs - warmup);
    return switch (this) {
      case NONE, PLATEAU -> 1;
      case COSINE -> (1 + Math.cos(Math.PI * share)) / 2;
      case STEP -> share < 0.5 ? 1 : share < 0.75 ? 0.1 : 0.01;
    };
  }
}
