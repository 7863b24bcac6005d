package dev.mltd.analysis.cause;

/**
 * One reason why a run may be ill. A cause says what speaks for and against it in a case, never
 * what to do about it. It is a pure function of the case.
 */
public abstract class Cause {
  private final String means;
  private final String source;

  /**
   * What the catalogue says of a cause.
   *
   * @param means what is wrong, in a sentence
   * @param source paper, tool or measurement that the cause comes from
   */
  protected Cause(String means, String source) {
    this.means = means;
    this.source = source;
  }

  /** The cause's id: the name of its class. */
  public final String name() {
    return getClass().getSimpleName();
  }

  /** What is wrong, in a sentence. */
  public final String means() {
    return means;
  }

  /** Paper, tool or measurement that the cause comes from. */
  public final String source() {
    return source;
  }

  /** Lays all evidence for and against this cause on the scales. */
  public abstract void weigh(Weighing scales);
}
