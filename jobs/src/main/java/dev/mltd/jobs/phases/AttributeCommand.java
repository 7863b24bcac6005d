package dev.mltd.jobs.phases;

import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import dev.mltd.jobs.options.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mltd attribute}: why the runs are as they are. */
@Command(
    name = "attribute",
    description =
        "Ranks the causes of every run that was diagnosed, with evidence, and says what each"
            + " experiment says as a whole.",
    footer = "  mltd attribute --archive runs --warehouse results --sweep-date 2026-01-31")
public final class AttributeCommand extends Subcommand {
  @Mixin private SweepOptions options;

  @Override
  public Integer call() {
    try (Sweep sweep = options.open(this)) {
      sweep.tellReplaced(
          new PublishAttribution(sweep.spark(), sweep.archive(), sweep.warehouse())
              .run(sweep.date(), Version.current()));
      CauseOverview.print(sweep);
    }
    return 0;
  }
}
