package dev.mltd.jobs;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.spark.PublishReport;
import dev.mltd.retrain.programs.TrainedProgram;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mltd run}: all phases in order. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Runs all phases in order: profile, diagnose, attribute, plan, retrain, compare, report. A phase"
            + " that is published already for the date is skipped, until one is not.",
    footerHeading = "%nExample:%n",
    footer =
        "  mltd run --archive runs --warehouse results --sweep-date 2026-01-31"
            + " --programs programs.yaml")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private ThresholdsOption thresholdsFile;
  @Mixin private SweepDateOption sweep;
  @Mixin private ProgramsOption programs;
  @Mixin private BudgetOptions budget;
  @Mixin private DeviceOption device;
  @Mixin private MinimumOption minimum;
  @Mixin private SparkOptions sparkOptions;

  @Option(names = "--again", description = "Repeats phases that are published already.")
  private boolean again;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "mltd-report",
      description = "Where the report goes (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Option(
      names = "--dry-run",
      description = "Stops after the plan, and prints what would be trained.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Thresholds thresholds = thresholdsFile.read();
    List<TrainedProgram> trained = programs.read(places.archive());
    PrintWriter out = command.commandLine().getOut();
    try (SparkSession spark = sparkOptions.open("run")) {
      Phases phases =
          new Phases(spark, places.archive(), places.warehouse(), sweep.date(), out, thresholds);
      if (!again) {
        phases.skipPublished();
      }
      phases.explain();
      if (dryRun) {
        Retraining retraining = phases.retraining();
        retraining.tell(retraining.decide(trained, budget.budget(), device.type()));
      } else {
        phases.verify(trained, budget.budget(), device.type(), minimum.share());
        ReportCommand.write(
            new PublishReport(spark, places.archive(), places.warehouse()),
            sweep.date(),
            folder,
            out);
      }
    }
    return 0;
  }
}
