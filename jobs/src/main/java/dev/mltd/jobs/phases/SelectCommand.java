package dev.mltd.jobs.phases;

import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mltd select}: which candidates are confirmed. */
@Command(
    name = "select",
    description =
        "Selects the candidate of each plan that is confirmed, and fixes the number of seeds.",
    footer = "  mltd select --archive runs --warehouse results --sweep-date 2026-01-31")
public final class SelectCommand extends Subcommand {
  @Mixin private SweepOptions options;

  @Override
  public Integer call() {
    try (Sweep sweep = options.open(this)) {
      new Retraining(sweep).select();
    }
    return 0;
  }
}
