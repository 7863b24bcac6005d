package dev.mltd.jobs.reading;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.remedies.Fixes;
import dev.mltd.analysis.remedies.Remedies;
import dev.mltd.jobs.options.Subcommand;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mltd fixes}: the catalogue of fixes. */
@Command(
    name = "fixes",
    description = "Lists the fixes, or tells all about one.",
    footer = "  mltd fixes LearningRateDividedBy10")
public final class FixesCommand extends Subcommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A fix.")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = out();
    if (name == null) {
      for (Fix fix : Fixes.ALL) {
        out.printf("%-30s %s%n", fix.name(), fix.does());
      }
      return 0;
    }
    Fix fix =
        Fixes.named(name)
            .orElseThrow(
                () -> wrongUsage("There is no fix '%s'; `mltd fixes` lists them.".formatted(name)));
    out.printf("%s%n", fix.name());
    out.printf("  Does    %s%n", fix.does());
    out.printf("  For     %s%n", causes(fix));
    out.printf(
        "  Changes %s%n",
        fix.knobs().stream().map(Knob::key).sorted().collect(Collectors.joining(", ")));
    out.printf("  Source  %s%n", fix.source());
    return 0;
  }

  private static String causes(Fix fix) {
    return Remedies.ALL.stream()
        .filter(remedy -> remedy.fixes().contains(fix))
        .map(remedy -> remedy.cause().name())
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
