package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.siblings.MeasuredRun;
import dev.mltd.analysis.siblings.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.OptionalDouble;

/** The weights of a layer, or of all, shrink for good to a tenth of what they were. */
public final class WeightsCollapse implements Rule {
  static final Limit RATIO =
      new Limit(
          "ratio",
          0.1,
          "norm at the end per norm at the start",
          "an order below the initialisation, from which features are read");
  static final Limit BELOW_SIBLINGS =
      new Limit(
          "below_siblings",
          0.3,
          "times the smallest ratio among good siblings",
          "what runs that work do to their weights is no harm");

  @Override
  public Family family() {
    return Family.UNITS;
  }

  @Override
  public Description description() {
    return new Description(
        "the weight norm of a layer or of the model ends at 0.1 times its start or beyond, and so"
            + " are most levels of the later half",
        "the weights are pulled to zero, as too strong a decay does, and with them what the layer passes on",
        "weight_norm, of the whole model or per layer, with at least three finite points",
        "PoorInitialization and all-zero tensors of SageMaker Debugger, made relative");
  }

  @Override
  public List<Limit> limits() {
    return List.of(RATIO, BELOW_SIBLINGS);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    List<MeasuredSeries> everywhere = run.everywhere(Metric.WEIGHT_NORM);
    if (everywhere.isEmpty()) {
      return Finding.withoutMetric(this, Metric.WEIGHT_NORM);
    }
    List<WeightChange> changes = WeightChange.of(everywhere);
    if (changes.isEmpty()) {
      return Finding.notJudged(this, "fewer than three finite points of weight_norm");
    }
    double siblingsRatio = thresholds.of(this, BELOW_SIBLINGS);
    for (WeightChange change : changes) {
      OptionalDouble ofGood = change.ofSiblings(0, siblings);
      double limit = thresholds.of(this, RATIO);
      if (ofGood.isPresent()) {
        limit = Math.min(limit, siblingsRatio * ofGood.getAsDouble());
      }
      double start = change.start();
      double bound = limit;
      if (change.ratio() < limit
          && change.series().curve().laterShare(level -> level / start < bound) > 0.5) {
        return Finding.found(
                this, Harm.of(run, siblings).atMost(Severity.CRITICAL), change.series())
            .because(
                change.ratio(),
                limit,
                "the %s went from %.3g to %.3g",
                change.series(),
                start,
                change.series().curve().end());
      }
    }
    return Finding.clear(this);
  }
}
