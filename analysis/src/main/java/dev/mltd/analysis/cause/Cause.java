package dev.mltd.analysis.cause;

/**
 * One reason why a run may be ill. A cause says what speaks for and against it in a case, never
 * what to do about it. It is a pure function of the case.
 */
public interface Cause {

  /** The cause's id: the name of its class. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** What is wrong, in a sentence. */
  String means();

  /** Paper, tool or measurement that the cause comes from. */
  String source();

  /** Lays all evidence for and against this cause on the scales. */
  void weigh(Weighing scales);
}
