package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.Comparator;
import java.util.List;

/** A gradient norm, of the whole model or of a layer, turned NaN or infinite. */
public final class GradientsBecameNonFinite extends Rule {

  private static final Need<List<MeasuredSeries>> NORMS = Needs.everywhere(Metric.GRADIENT_NORM);

  GradientsBecameNonFinite() {
    super(
        Family.GRADIENTS,
        "a gradient norm, of the whole model or of a layer, has a value that is NaN or infinite",
        "an update by such a gradient destroys the weights, unless it was skipped as loss scaling"
            + " does",
        "gradient_norm, of the whole model or per layer",
        "detect_anomaly of PyTorch, check_numerics of TensorFlow: no limit is involved",
        List.of(),
        List.of(NORMS));
  }

  @Override
  protected Finding judge(Look look) {
    return look.at(NORMS).stream()
        .filter(series -> series.curve().hasNonFinite())
        // One that stays non-finite matters more than one that comes back; then the earlier.
        .min(
            Comparator.<MeasuredSeries, Boolean>comparing(series -> series.curve().endsFinite())
                .thenComparing(series -> series.curve().firstNonFiniteStep()))
        .map(series -> found(look, series))
        .orElseGet(() -> look.clear());
  }

  private static Finding found(Look look, MeasuredSeries series) {
    Curve curve = series.curve();
    int nonFinite = curve.points() - curve.finite();
    Severity howBad = curve.endsFinite() ? Severity.MINOR : Severity.CRITICAL;
    return look.found(Harm.atMost(howBad, look), series)
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
