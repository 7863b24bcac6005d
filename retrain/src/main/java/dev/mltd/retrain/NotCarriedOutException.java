package dev.mltd.retrain;

import java.io.IOException;

/** A training that did not take place, or not to its end, for a reason outside its config. */
public final class NotCarriedOutException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param reason for people: what happened, and where to look
   */
  public NotCarriedOutException(String reason) {
    super(reason);
  }
}
