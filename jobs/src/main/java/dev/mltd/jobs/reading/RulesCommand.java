package dev.mltd.jobs.reading;

import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.report.model.Wording;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.jobs.options.Subcommand;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mltd rules}: the catalogue of rules. */
@Command(
    name = "rules",
    description = "Lists the rules, or tells all about one.",
    footer = "  mltd rules LossDiverges")
public final class RulesCommand extends Subcommand {
  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A rule.")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = out();
    if (name == null) {
      for (Rule rule : Rules.ALL) {
        out.printf("%-32s %s%n", rule.name(), rule.description().sees());
      }
      return 0;
    }
    Rule rule =
        Rules.named(name)
            .orElseThrow(
                () ->
                    wrongUsage("There is no rule '%s'; `mltd rules` lists them.".formatted(name)));
    Description description = rule.description();
    out.printf("%s (%s)%n", rule.name(), Wording.lower(rule.family().name()));
    out.printf("  Sees    %s%n", description.sees());
    out.printf("  Means   %s%n", description.means());
    out.printf("  Needs   %s%n", description.needs());
    out.printf("  Source  %s%n", description.source());
    for (Limit limit : rule.limits()) {
      out.printf(
          "  Limit   %s = %s %s (%s)%n",
          limit.name(), limit.standard(), limit.unit(), limit.source());
    }
    return 0;
  }
}
