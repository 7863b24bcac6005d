package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.Optional;

/** The primary metric ended materially worse than that of the good siblings. */
public final class WorseThanSiblings implements Rule {

  @Override
  public Family family() {
    return Family.LOSS;
  }

  @Override
  public Description description() {
    return new Description(
        "the primary metric ends worse than the good siblings' by a material share of what they"
            + " achieved, beyond noise",
        "the same program delivers clearly more with other settings, whatever the curve looks like",
        "the program's primary metric, and good siblings",
        "simple regret of hyper-parameter search, measured against the best quarter of the runs");
  }

  @Override
  public List<Limit> limits() {
    return Shortfall.LIMITS;
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(Needs.SIBLINGS, Needs.PRIMARY);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    Optional<Shortfall> shortfall = Shortfall.of(run, siblings);
    if (shortfall.isEmpty()) {
      return Finding.notJudged(
          this,
          Lack.siblings(
              "the %s cannot be compared with siblings'"
                  .formatted(Needs.PRIMARY.of(run, siblings))));
    }
    Shortfall found = shortfall.get();
    Severity severity = found.severity(this, thresholds);
    if (severity == Severity.MINOR) {
      return Finding.clear(this);
    }
    return Finding.found(this, severity, found.series())
        .because(
            found.regret(),
            thresholds.of(this, Shortfall.REGRET),
            "the %s ends at %.4g where good siblings reach %.4g: %.0f %% of what they achieved is"
                + " missing",
            found.series(),
            found.series().curve().end(),
            found.reference(),
            100 * found.regret());
  }
}
