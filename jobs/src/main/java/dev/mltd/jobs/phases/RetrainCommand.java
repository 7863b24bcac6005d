package dev.mltd.jobs.phases;

import dev.mltd.analysis.spark.tables.Stage;
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

/** {@code mltd retrain}: carries out the trainings of a stage. */
@Command(
    name = "retrain",
    mixinStandardHelpOptions = true,
    description =
        "Carries out planned trainings, each as one Spark task on one device. What was finished"
            + " before is not trained again.",
    footerHeading = "%nExample:%n",
    footer =
        "  mltd retrain --stage selection --archive runs --warehouse results"
            + " --sweep-date 2026-01-31 --programs programs.yaml")
public final class RetrainCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private SweepDateOption sweep;
  @Mixin private ProgramsOption programs;
  @Mixin private SparkOptions sparkOptions;

  @Option(
      names = "--stage",
      required = true,
      paramLabel = "STAGE",
      description = "selection (one seed, all candidates) or confirmation (fresh seeds, winners).")
  private Stage stage;

  @Override
  public Integer call() throws InterruptedException {
    var trained = programs.read(places.archive());
    try (SparkSession spark = sparkOptions.open("retrain")) {
      new Retraining(
              spark,
              places.archive(),
              places.warehouse(),
              sweep.date(),
              command.commandLine().getOut())
          .retrain(stage, trained);
    }
    return 0;
  }
}
