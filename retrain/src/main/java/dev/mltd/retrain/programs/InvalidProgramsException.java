package dev.mltd.retrain.programs;

/** A programs file with a mistake in it; the message begins with the file and the line. */
public final class InvalidProgramsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidProgramsException(String message) {
    super(message);
  }
}
