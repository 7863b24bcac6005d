package dev.mltd.retrain;

import java.io.Serializable;

/** How the numbers of one example hang together; in a row they are always flat. */
public sealed interface InputShape extends Serializable {

  /** Separate columns without an order. */
  record Flat() implements InputShape {}

  /**
   * An image of one channel, row after row from its upper left.
   *
   * @param height pixels
   * @param width pixels
   */
  record Image(int height, int width) implements InputShape {}

  /** One number per step of time, the oldest first. */
  record Sequence() implements InputShape {}
}
