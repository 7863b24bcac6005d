package dev.mltd.jobs.options;

import dev.mltd.analysis.fix.Budget;
import picocli.CommandLine.Option;

/** How much may be spent on retraining. */
public final class BudgetOptions {
  @Option(
      names = "--trainings",
      paramLabel = "N",
      defaultValue = "500",
      description = "Trainings at most, both stages together (default: ${DEFAULT-VALUE}).")
  private int trainings;

  @Option(
      names = "--device-hours",
      paramLabel = "H",
      defaultValue = "24",
      description = "Device hours at most, as planned (default: ${DEFAULT-VALUE}).")
  private double deviceHours;

  @Option(
      names = "--night-hours",
      paramLabel = "H",
      description = "Device hours that are left of this night, for all sweeps together.")
  private double nightHours = Double.POSITIVE_INFINITY;

  public Budget budget() {
    return new Budget(trainings, deviceHours, nightHours);
  }
}
