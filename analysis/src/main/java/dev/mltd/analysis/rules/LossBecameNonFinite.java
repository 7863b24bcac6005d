package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.Comparator;
import java.util.List;

/** A loss on any split turned NaN or infinite. */
public final class LossBecameNonFinite extends Rule {

  private static final Need<List<MeasuredSeries>> LOSSES =
      Need.ofRun(
          run ->
              Needs.some(
                  run.series().stream()
                      .filter(series -> series.layer().isEmpty())
                      .filter(series -> series.metric().name().equals(Metric.LOSS))
                      .toList()),
          Lack.metric(new Metric(Metric.LOSS, Split.UNSPECIFIED)));

  LossBecameNonFinite() {
    super(
        Family.LOSS,
        "a loss, on any split, has a value that is NaN or infinite",
        "the arithmetic overflowed; unless the loss comes back, nothing after that step is of use",
        "a loss on any split",
        "check_numerics of TensorFlow, detect_anomaly of PyTorch: no limit is involved",
        List.of(),
        List.of(LOSSES));
  }

  @Override
  protected Finding judge(Look look) {
    return look.at(LOSSES).stream()
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
    long step = curve.firstNonFiniteStep();
    int nonFinite = curve.points() - curve.finite();
    Severity severity = curve.endsFinite() ? Severity.MINOR : Severity.CRITICAL;
    Finding.Found found = look.found(severity, series).from(step);
    return curve.endsFinite()
        ? found.because(
            nonFinite,
            0,
            "the %s was NaN or infinite at %d of %d points, first at step %d, and came back",
            series,
            nonFinite,
            curve.points(),
            step)
        : found.because(
            nonFinite,
            0,
            "the %s turned NaN or infinite at step %d and did not come back",
            series,
            step);
  }
}
