package dev.mltd.jobs.options;

import dev.mltd.analysis.compare.Gate;
import picocli.CommandLine.Option;

/** What improvement is worth having. */
public final class MinimumOption {
  @Option(
      names = "--minimum-improvement",
      paramLabel = "SHARE",
      defaultValue = "" + Gate.STANDARD_MINIMUM,
      description = "Relative improvement worth having, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double minimum;

  public double share() {
    return minimum;
  }
}
