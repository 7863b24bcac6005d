package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.LayerLevels;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far one update moves the weights, relative to them: the median over the layers that move at
 * all, or the whole model's where it is recorded.
 *
 * @param series the layer (or whole model) that stands for it
 * @param ratio its typical update ratio
 */
record TypicalUpdate(MeasuredSeries series, double ratio) {

  static final Need<TypicalUpdate> NEED =
      Need.ofRun(TypicalUpdate::of, Lack.metric(Metric.UPDATE_RATIO));

  /**
   * Finds an update beyond a limit.
   *
   * @param alone the limit where no good siblings tell what is usual
   * @param timesSiblings the limit as times what is usual
   */
  static Finding judge(Look look, Side side, Limit alone, Limit timesSiblings) {
    TypicalUpdate update = look.at(NEED);
    OptionalDouble usual = update.ofSiblings(look.siblings());
    double limit =
        usual.isPresent() ? usual.getAsDouble() * look.limit(timesSiblings) : look.limit(alone);
    if (!side.isBeyond(update.ratio, limit)) {
      return look.clear();
    }
    return look.found(Harm.atMost(Severity.CRITICAL, look), update.series)
        .because(
            update.ratio,
            limit,
            "the typical %s is %.2g, %s %.2g",
            update.series,
            update.ratio,
            side,
            limit);
  }

  private static Optional<TypicalUpdate> of(MeasuredRun run) {
    Optional<MeasuredSeries> global = run.find(Metric.UPDATE_RATIO);
    List<TypicalUpdate> known =
        (global.isPresent() ? List.of(global.get()) : run.layers(Metric.UPDATE_RATIO))
            .stream()
                .map(series -> new TypicalUpdate(series, series.curve().typicalLevel()))
                .filter(update -> !Double.isNaN(update.ratio))
                .sorted(Comparator.comparingDouble(TypicalUpdate::ratio))
                .toList();
    List<TypicalUpdate> moving = known.stream().filter(update -> update.ratio > 0).toList();
    List<TypicalUpdate> judged = moving.isEmpty() ? known : moving;
    return judged.isEmpty() ? Optional.empty() : Optional.of(judged.get(judged.size() / 2));
  }

  /** The same of the good siblings; empty where they recorded none alike. */
  private OptionalDouble ofSiblings(Siblings siblings) {
    return series.layer().isEmpty()
        ? siblings.median(series.metric(), Curve::typicalLevel)
        : siblings.medianOfLayers(series.metric(), LayerLevels::median);
  }
}
