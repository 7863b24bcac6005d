package dev.mltd.analysis.finding;

/** How much a finding matters: the lesser of how bad it is and how sure it is. */
public enum Severity {
  /** Worth knowing; nothing is lost. */
  INFO(0),
  /** A cost or a risk; the run still delivers what good runs of its kind deliver. */
  MINOR(1),
  /** The run delivers clearly less than it could have: it is ill. */
  MAJOR(3),
  /** The run delivers nothing of use. */
  CRITICAL(10);

  private final int weight;

  Severity(int weight) {
    this.weight = weight;
  }

  /** What one device hour at stake weighs in a score. */
  public int weight() {
    return weight;
  }

  /** Whether a run with such a finding is ill. */
  public boolean makesIll() {
    return compareTo(MAJOR) >= 0;
  }

  /** The lesser of how bad and how sure. */
  public static Severity lesser(Severity howBad, Severity howSure) {
    return howBad.compareTo(howSure) <= 0 ? howBad : howSure;
  }
}
