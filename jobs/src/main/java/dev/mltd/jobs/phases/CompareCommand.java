package dev.mltd.jobs.phases;

import dev.mltd.jobs.options.MinimumOption;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mltd compare}: the verdict on every plan. */
@Command(
    name = "compare",
    description =
        "Compares each fix with its control over all seeds, judges all fixes of the sweep together,"
            + " and saves the models of verified ones.",
    footer = "  mltd compare --archive runs --warehouse results --sweep-date 2026-01-31")
public final class CompareCommand extends Subcommand {
  @Mixin private SweepOptions options;
  @Mixin private MinimumOption minimum;

  @Override
  public Integer call() {
    try (Sweep sweep = options.open(this)) {
      new Retraining(sweep).compare(minimum.share());
    }
    return 0;
  }
}
