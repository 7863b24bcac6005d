package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.Comparator;
import java.util.List;

/** A gradient norm, of the whole model or of a layer, turned NaN or infinite. */
public final class GradientsBecameNonFinite implements Rule {

  private static final Need<List<MeasuredSeries>> NORMS = Needs.everywhere(Metric.GRADIENT_NORM);

  @Override
  public Family family() {
    return Family.GRADIENTS;
  }

  @Override
  public Description description() {
    return new Description(
        "a gradient norm, of the whole model or of a layer, has a value that is NaN or infinite",
        "an update by such a gradient destroys the weights, unless it was skipped as loss scaling"
            + " does",
        "gradient_norm, of the whole model or per layer",
        "detect_anomaly of PyTorch, check_numerics of TensorFlow: no limit is involved");
  }

  @Override
  public List<Need<?>> needs() {
    return List.of(NORMS);
  }

  @Override
  public Finding judge(MeasuredRun run, Siblings siblings, Thresholds thresholds) {
    return NORMS.of(run, siblings).stream()
        .filter(series -> series.curve().hasNonFinite())
        // One that stays non-finite matters more than one that comes back; then the earlier.
        .min(
            Comparator.<MeasuredSeries, Boolean>comparing(series -> series.curve().endsFinite())
                .thenComparing(series -> series.curve().firstNonFiniteStep()))
        .map(series -> found(series, Harm.of(run, siblings)))
        .orElseGet(() -> Finding.clear(this));
  }

  private Finding found(MeasuredSeries series, Harm harm) {
    Curve curve = series.curve();
    int nonFinite = curve.points() - curve.finite();
    Severity howBad = curve.endsFinite() ? Severity.MINOR : Severity.CRITICAL;
    return Finding.found(this, harm.atMost(howBad), series)
        .from(curve.firstNonFiniteStep())
        .because(
            nonFinite,
            0,
            "the %s was NaN or infinite at %d of %d points, first at step %d, and %s",
            series,
            nonFinite,
            curve.points(),
            curve.firstNonFiniteStep(),
            curve.endsFinite() ? "came back" : "did not come back");
  }
}
