package dev.mltd.analysis.publish;

/** A dataset could not be read or published; the message says what, where and what to do. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PublishException(String message) {
    super(message);
  }

  public PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
