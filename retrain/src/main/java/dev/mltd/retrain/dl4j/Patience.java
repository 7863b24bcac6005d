package dev.mltd.retrain.dl4j;

/** Waits for a loss to become better than it ever was. */
public final class Patience {
  private final int epochs;
  private double best = Double.POSITIVE_INFINITY;
  private int waited;

  /**
   * @param epochs that it waits in vain
   */
  public Patience(int epochs) {
    this.epochs = epochs;
  }

  /** Takes note of the next epoch's loss, and tells whether it is the best so far. */
  public boolean isBest(double loss) {
    if (loss < best) {
      best = loss;
      waited = 0;
      return true;
    }
    waited++;
    return false;
  }

  public boolean isExhausted() {
    return waited >= epochs;
  }

  /** Waits from anew. */
  void renew() {
    waited = 0;
  }
}
