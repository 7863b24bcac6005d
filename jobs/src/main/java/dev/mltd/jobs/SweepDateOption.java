package dev.mltd.jobs;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The date of a sweep; never taken from the clock, so that a repeated job does the same. */
public final class SweepDateOption {
  @Option(
      names = "--sweep-date",
      required = true,
      paramLabel = "D",
      description = "The date that everything is read as of, and published for (2026-01-31).")
  private LocalDate date;

  /** The date. */
  public LocalDate date() {
    return date;
  }
}
