package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.LayerLevels;
import dev.mltd.analysis.measure.MeasuredSeries;
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
   * @param shares see {@link #need}
   * @param leastShare share that is found
   * @param nearlyAll share above which nothing passes the layer
   */
  static Finding judge(
      Look look, Need<List<MeasuredSeries>> shares, Limit leastShare, Limit nearlyAll) {
    List<MeasuredSeries> judged = look.at(shares);
    double least = look.limit(leastShare);
    double usual =
        look.siblings().medianOfLayers(judged.get(0).metric(), LayerLevels::largest).orElse(0);
    double share = usual < least ? least : (1 + usual) / 2;
    return judged.stream()
        .filter(series -> series.curve().end() >= share)
        .filter(series -> series.curve().laterShare(level -> level >= share) > 0.5)
        .max(Comparator.comparingDouble(series -> series.curve().end()))
        .map(
            worst -> {
              double end = worst.curve().end();
              Severity howBad = end >= look.limit(nearlyAll) ? Severity.CRITICAL : Severity.MAJOR;
              return look.found(Harm.atMost(howBad, look), worst)
                  .from(worst.curve().negated().firstStepAtOrBelow(-share))
                  .because(end, share, "the %s ends at %.2f and stays there", worst, end);
            })
        .orElseGet(look::clear);
  }
}
