package dev.mltd.jobs.reading;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.remedies.Causes;
import dev.mltd.jobs.options.Subcommand;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mltd causes}: the catalogue of causes. */
@Command(
    name = "causes",
    description = "Lists the causes, or tells all about one.",
    footer = "  mltd causes LearningRateTooHigh")
public final class CausesCommand extends Subcommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A cause.")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = out();
    if (name == null) {
      for (Cause cause : Causes.ALL) {
        out.printf("%-24s %s%n", cause.name(), cause.means());
      }
      return 0;
    }
    Cause cause =
        Causes.named(name)
            .orElseThrow(
                () ->
                    wrongUsage(
                        "There is no cause '%s'; `mltd causes` lists them.".formatted(name)));
    out.printf("%s%n", cause.name());
    out.printf("  Means   %s%n", cause.means());
    out.printf("  Source  %s%n", cause.source());
    return 0;
  }
}
