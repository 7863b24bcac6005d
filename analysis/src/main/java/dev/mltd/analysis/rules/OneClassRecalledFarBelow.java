package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.stats.Quantile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One class is recognised far less often than the others. */
public final class OneClassRecalledFarBelow extends Rule {
  static final Limit OF_OTHERS =
      new Limit(
          "of_others",
          0.5,
          "recall per median recall of the other classes",
          "half; the hardest class of CIFAR-10 or Fashion-MNIST stays above two thirds");
  static final Limit NEARLY_NONE =
      new Limit(
          "nearly_none",
          0.1,
          "recall per median recall of the other classes",
          "a tenth: the class is as good as ignored");
  static final Limit DEVIATIONS =
      new Limit(
          "deviations",
          3,
          "robust deviations between the other classes, or noises of the recall",
          "three deviations: not just the last of many classes");
  private static final int FEWEST_POINTS = 3;
  private static final int SURE_POINTS = 5;
  private static final double LASTING = 0.8;
  private static final double MAD_TO_DEVIATION = 1.4826;

  private static final Need<List<MeasuredSeries>> RECALLS =
      Need.ofRun(
          run -> Needs.some(run.layers(Metric.CLASS_RECALL)), Lack.metric(Metric.CLASS_RECALL));

  private static final Need<List<MeasuredSeries>> CLASSES =
      RECALLS.then(
          recalls ->
              Optional.of(
                      recalls.stream()
                          .filter(one -> one.curve().finite() >= FEWEST_POINTS)
                          .toList())
                  .filter(classes -> classes.size() > 1),
          recalls ->
              Lack.metric(
                  "no class_recall of two classes with three finite points", Metric.CLASS_RECALL));

  OneClassRecalledFarBelow() {
    super(
        Family.GENERALISATION,
        "through the later half of the evaluations one class's recall is far below the median of"
            + " the others",
        "the class is too rare, mislabelled or left out of training: an average hides it",
        "class_recall of at least two classes, with three finite points each",
        "He and Garcia 2009, Learning from Imbalanced Data; limits relative to the other classes",
        List.of(OF_OTHERS, NEARLY_NONE, DEVIATIONS),
        List.of(CLASSES));
  }

  @Override
  protected Finding judge(Look look) {
    List<MeasuredSeries> classes = look.at(CLASSES);
    MeasuredSeries worst =
        classes.stream().min(Comparator.comparingDouble(one -> one.curve().end())).orElseThrow();
    Curve curve = worst.curve();
    double[] others =
        classes.stream()
            .filter(one -> !one.layer().equals(worst.layer()))
            .mapToDouble(one -> one.curve().end())
            .toArray();
    double usual = Quantile.median(others);
    double spread =
        Quantile.median(Arrays.stream(others).map(end -> Math.abs(end - usual)).toArray());
    double deviations = look.limit(DEVIATIONS) * Math.max(spread * MAD_TO_DEVIATION, curve.noise());
    double limit = look.limit(OF_OTHERS) * usual;
    if (!(curve.end() < limit)
        || usual - curve.end() <= deviations
        || curve.laterShare(level -> level < limit) < LASTING) {
      return look.clear();
    }
    Severity howBad =
        curve.end() < look.limit(NEARLY_NONE) * usual ? Severity.MAJOR : Severity.MINOR;
    Severity howSure = curve.finite() >= SURE_POINTS ? Severity.MAJOR : Severity.MINOR;
    return look.found(Severity.lesser(howBad, howSure), worst)
        .because(
            curve.end(),
            limit,
            "class %s ends at a recall of %.2f, the other %d at a median of %.2f",
            worst.layer(),
            curve.end(),
            others.length,
            usual);
  }
}
