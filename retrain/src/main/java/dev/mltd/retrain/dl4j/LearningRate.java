package dev.mltd.retrain.dl4j;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning rate of a training, epoch by epoch. One that waits for a plateau falls to a tenth
 * each time that the validation loss has not improved for a tenth of the epochs, at least {@link
 * #LEAST_PATIENCE}.
 */
public final class LearningRate implements ISchedule {
  private static final long serialVersionUID = 1;

  /** Epochs. */
  static final int LEAST_PATIENCE = 5;

  private static final int SHARE_OF_EPOCHS = 10;
  private static final double FACTOR = 0.1;

  private final transient NetworkDescription description;
  private final transient Patience patience;
  private double factor = 1;

  public LearningRate(NetworkDescription description) {
    this.description = description;
    patience = new Patience(Math.max(LEAST_PATIENCE, description.epochs() / SHARE_OF_EPOCHS));
  }

  /** Takes note of the validation loss after an epoch. */
  public void observe(double validationLoss) {
    if (description.schedule() == Schedule.PLATEAU
        && !patience.isBest(validationLoss)
        && patience.isExhausted()) {
      factor *= FACTOR;
      patience.renew();
    }
  }

  /** The rate of an epoch, counted from 0, as far as is known by now. */
  public double at(int epoch) {
    return factor * description.learningRate(epoch);
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return at(epoch);
  }

  /** Itself: all layers of a network share it. */
  @Override
  public ISchedule clone() {
    return this;
  }
}
