package dev.mltd.jobs.reading;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.remedies.Causes;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mltd causes}: the catalogue of causes. */
@Command(
    name = "causes",
    mixinStandardHelpOptions = true,
    description = "Lists the causes, or tells all about one.",
    footerHeading = "%nExample:%n",
    footer = "  mltd causes LearningRateTooHigh")
public final class CausesCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A cause.")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
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
                    new ParameterException(
                        command.commandLine(),
                        "There is no cause '%s'; `mltd causes` lists them.".formatted(name)));
    out.printf("%s%n", cause.name());
    out.printf("  Means   %s%n", cause.means());
    out.printf("  Source  %s%n", cause.source());
    return 0;
  }
}
