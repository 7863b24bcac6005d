package dev.mltd.analysis.rules;

import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;

/** Typical updates replace a good part of the weights. */
public final class UpdatesTooLarge implements Rule {
  static final Limit RATIO =
      new Limit(
          "ratio",
          0.1,
          "norm of an update per norm of the weights",
          "two orders above the thousandth of CS231n's rule of thumb");
  static final Limit TIMES_SIBLINGS =
      new Limit(
          "times_siblings",
          100,
          "times the good siblings' median",
          "two orders above runs that work");

  @Override
  public Family family() {
    return Family.GRADIENTS;
  }

  @Override
  public Description description() {
    return new Description(
        "the typical update ratio lies two orders above the good siblings', or without those as"
            + " far above a thousandth",
        "every step undoes what the steps before it learned",
        "update_ratio, of the whole model or per layer",
        "CS231n, Babysitting the learning process: updates of about a thousandth of the weights");
  }

  @Override
  public List<Limit> limits() {
    return List.of(RATIO, TIMES_SIBLINGS);
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(TypicalUpdate.NEED);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    return TypicalUpdate.judge(
        this,
        Side.ABOVE,
        thresholds.of(this, RATIO),
        thresholds.of(this, TIMES_SIBLINGS),
        run,
        siblings);
  }
}
