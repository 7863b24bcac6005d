package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import java.util.List;
import java.util.Optional;

/** The primary metric ended materially worse than that of the good siblings. */
public final class WorseThanSiblings extends Rule {

  WorseThanSiblings() {
    super(
        Family.LOSS,
        "the primary metric ends worse than the good siblings' by a material share of what they"
            + " achieved, beyond noise",
        "the same program delivers clearly more with other settings, whatever the curve looks like",
        "the program's primary metric, and good siblings",
        "simple regret of hyper-parameter search, measured against the best quarter of the runs",
        Shortfall.limits(),
        List.of(Needs.SIBLINGS, Needs.PRIMARY));
  }

  @Override
  protected Finding judge(Look look) {
    Optional<Shortfall> shortfall = Shortfall.of(look);
    if (shortfall.isEmpty()) {
      return look.notJudged(
          Lack.siblings(
              "the %s cannot be compared with siblings'".formatted(look.at(Needs.PRIMARY))));
    }
    Shortfall found = shortfall.get();
    Severity severity = found.severity(look::limit);
    if (severity == Severity.MINOR) {
      return look.clear();
    }
    return look.found(severity, found.series())
        .because(
            found.regret(),
            look.limit(Shortfall.REGRET),
            "the %s ends at %.4g where good siblings reach %.4g: %.0f %% of what they achieved is"
                + " missing",
            found.series(),
            found.series().curve().end(),
            found.reference(),
            100 * found.regret());
  }
}
