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

/** The weights of a layer, or of all, grow for good to ten times what they were. */
public final class WeightsBlowUp implements Rule {
  static final Limit RATIO =
      new Limit(
          "ratio",
          10,
          "norm at the end per norm at the start",
          "an order: norms of healthy runs grow a few times over, like the root of the steps");
  static final Limit BEYOND_SIBLINGS =
      new Limit(
          "beyond_siblings",
          3,
          "times the largest ratio among good siblings",
          "what runs that work do to their weights is no harm");

  @Override
  public Family family() {
    return Family.UNITS;
  }

  @Override
  public Description description() {
    return new Description(
        "the weight norm of a layer or of the model ends at 10 times its start or beyond, and so"
            + " are most levels of the later half",
        "the weights run away, which too large updates do; the function gets ever steeper",
        "weight_norm, of the whole model or per layer, with at least three finite points",
        "Krogh and Hertz 1991 on large weights; AUTOTRAINER's exploding weights, made relative");
  }

  @Override
  public List<Limit> limits() {
    return List.of(RATIO, BEYOND_SIBLINGS);
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(WeightChange.NEED);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    return WeightChange.judge(
        this,
        Side.ABOVE,
        thresholds.of(this, RATIO),
        thresholds.of(this, BEYOND_SIBLINGS),
        run,
        siblings);
  }
}
