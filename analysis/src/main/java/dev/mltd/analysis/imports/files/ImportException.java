package dev.mltd.analysis.imports.files;

/**
 * What was asked to be imported cannot be: the message says what is wrong, where, and what to do.
 * One bad run among others never throws this; it is set aside with its reason.
 */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ImportException(String message) {
    super(message);
  }

  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
