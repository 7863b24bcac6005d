package dev.mltd.jobs.options;

/** Exit codes of our own, beside those of every command line: 0 done, 1 failed, 2 wrong usage. */
public final class ExitCode {
  /** Done, but some input was set aside. */
  public static final int SET_ASIDE = 3;

  private ExitCode() {}
}
