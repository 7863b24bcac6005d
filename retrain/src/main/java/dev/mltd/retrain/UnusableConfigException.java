package dev.mltd.retrain;

/** A config that a trainer cannot carry out; it names the key at fault. */
public final class UnusableConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * @param key the hyper-parameter at fault
   * @param reason what is wrong with it, as a continuation of the key: {@code "is not a number"}
   */
  public UnusableConfigException(String key, String reason) {
    super("hyper-parameter " + key + " " + reason);
  }
}
