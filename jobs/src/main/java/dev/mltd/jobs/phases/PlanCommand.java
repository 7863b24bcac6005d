package dev.mltd.jobs.phases;

import dev.mltd.jobs.options.BudgetOptions;
import dev.mltd.jobs.options.DeviceOption;
import dev.mltd.jobs.options.ProgramsOption;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.WarehouseOptions;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mltd plan}: which runs are retrained, with which fixes. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Plans which failing runs are retrained, with which fixes and on which seeds, within a"
            + " budget.",
    footerHeading = "%nExample:%n",
    footer =
        "  mltd plan --archive runs --warehouse results --sweep-date 2026-01-31"
            + " --programs programs.yaml --trainings 200")
public final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private SweepDateOption sweep;
  @Mixin private ProgramsOption programs;
  @Mixin private BudgetOptions budget;
  @Mixin private DeviceOption device;
  @Mixin private SparkOptions sparkOptions;

  @Option(names = "--dry-run", description = "Prints what would be trained, and publishes nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    var trained = programs.read(places.archive());
    try (SparkSession spark = sparkOptions.open("plan")) {
      Retraining retraining =
          new Retraining(
              spark,
              places.archive(),
              places.warehouse(),
              sweep.date(),
              command.commandLine().getOut());
      if (dryRun) {
        retraining.tell(retraining.decide(trained, budget.budget(), device.type()));
      } else {
        retraining.plan(trained, budget.budget(), device.type());
      }
    }
    return 0;
  }
}
