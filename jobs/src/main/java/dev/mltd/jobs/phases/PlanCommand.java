package dev.mltd.jobs.phases;

import dev.mltd.jobs.options.BudgetOptions;
import dev.mltd.jobs.options.DeviceOption;
import dev.mltd.jobs.options.ProgramsOption;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd plan}: which runs are retrained, with which fixes. */
@Command(
    name = "plan",
    description =
        "Plans which failing runs are retrained, with which fixes and on which seeds, within a"
            + " budget.",
    footer =
        "  mltd plan --archive runs --warehouse results --sweep-date 2026-01-31"
            + " --programs programs.yaml --trainings 200")
public final class PlanCommand extends Subcommand {
  @Mixin private SweepOptions options;
  @Mixin private ProgramsOption programs;
  @Mixin private BudgetOptions budget;
  @Mixin private DeviceOption device;

  @Option(names = "--dry-run", description = "Prints what would be trained, and publishes nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    var trained = programs.read(options.archive());
    try (Sweep sweep = options.open(this)) {
      Retraining retraining = new Retraining(sweep);
      if (dryRun) {
        retraining.tellPlan(trained, budget.budget(), device.type());
      } else {
        retraining.plan(trained, budget.budget(), device.type());
      }
    }
    return 0;
  }
}
