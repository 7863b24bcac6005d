package dev.mltd.jobs.reading;

import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.rules.Rules;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mltd rules}: the catalogue of rules. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = "Lists the rules, or tells all about one.",
    footerHeading = "%nExample:%n",
    footer = "  mltd rules LossDiverges")
public final class RulesCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "A rule.")
  private String name;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
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
                    new ParameterException(
                        command.commandLine(),
                        "There is no rule '%s'; `mltd rules` lists them.".formatted(name)));
    Description description = rule.description();
    out.printf("%s (%s)%n", rule.name(), words(rule.family()));
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

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
