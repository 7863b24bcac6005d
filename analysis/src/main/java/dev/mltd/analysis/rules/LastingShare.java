package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.LayerLevels;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.Comparator;
import java.util.List;

/** Judges a share of units, 0 to 1, in the layer where it is largest for good. */
final class LastingShare {
  private static final int FEWEST_POINTS = 3;

  private LastingShare() {}

  /** What such a rule needs: the share with enough points somewhere. */
  static Need<List<MeasuredSeries>> need(Metric share) {
    return Needs.withPoints(
        Needs.everywhere(share), FEWEST_POINTS, "three finite points of " + share);
  }

  /**
   * Finds a layer of which most later levels, and the end, reach a share. Where good siblings have
   * layers like that, the share must lie halfway between theirs and all.
   *
   * @param judged see {@link #need}
   * @param least share that is found
   * @param nearlyAll share above which nothing passes the layer
   */
  static Finding judge(
      Rule rule,
      List<MeasuredSeries> judged,
      double least,
      double nearlyAll,
      MeasuredRun run,
      Siblings siblings) {
    double usual = siblings.medianOfLayers(judged.get(0).metric(), LayerLevels::largest).orElse(0);
    double share = usual < least ? least : (1 + usual) / 2;
    return judged.stream()
        .filter(series -> series.curve().end() >= share)
        .filter(series -> series.curve().laterShare(level -> level >= share) > 0.5)
        .max(Comparator.comparingDouble(series -> series.curve().end()))
        .map(
            worst -> {
              double end = worst.curve().end();
              Severity howBad = end >= nearlyAll ? Severity.CRITICAL : Severity.MAJOR;
              return Finding.found(rule, Harm.of(run, siblings).atMost(howBad), worst)
                  .from(worst.curve().negated().firstStepAtOrBelow(-share))
                  .because(end, share, "the %s ends at %.2f and stays there", worst, end);
            })
        .orElseGet(() -> Finding.clear(rule));
  }
}
