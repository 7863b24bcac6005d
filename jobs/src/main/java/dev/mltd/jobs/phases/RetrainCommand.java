package dev.mltd.jobs.phases;

import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.jobs.options.ProgramsOption;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd retrain}: carries out the trainings of a stage. */
@Command(
    name = "retrain",
    description =
        "Carries out planned trainings, each as one Spark task on one device. What was finished"
            + " before is not trained again.",
    footer =
        "  mltd retrain --stage selection --archive runs --warehouse results"
            + " --sweep-date 2026-01-31 --programs programs.yaml")
public final class RetrainCommand extends Subcommand {
  @Mixin private SweepOptions options;
  @Mixin private ProgramsOption programs;

  @Option(
      names = "--stage",
      required = true,
      paramLabel = "STAGE",
      description = "selection (one seed, all candidates) or confirmation (fresh seeds, winners).")
  private Stage stage;

  @Override
  public Integer call() throws InterruptedException {
    var trained = programs.read(options.archive());
    try (Sweep sweep = options.open(this)) {
      new Retraining(sweep).retrain(stage, trained);
    }
    return 0;
  }
}
