package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Sibling;
import dev.mltd.analysis.siblings.Siblings;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One metric of a run on the data it was trained on and on data that it was not.
 *
 * @param train on the training split
 * @param evaluation on the validation split, or the test split where there is no validation
 */
record SplitPair(MeasuredSeries train, MeasuredSeries evaluation) {
  static final Need<SplitPair> NEED =
      Need.besideSiblings(
          SplitPair::of,
          (run, siblings) ->
              Lack.metric("no metric on both the training and the validation split"));

  /** What is lacking where the good siblings cannot be compared with a pair. */
  static final Lack TOO_FEW = Lack.siblings("too few good siblings with both splits");

  /** The pair of the primary metric if the run has both, else that of the loss. */
  static Optional<SplitPair> of(MeasuredRun run, Siblings siblings) {
    return Stream.concat(
            siblings.primary().map(primary -> primary.metric().name()).stream(),
            Stream.of(Metric.LOSS))
        .flatMap(name -> of(run, name).stream())
        .findFirst();
  }

  private static Optional<SplitPair> of(MeasuredRun run, String name) {
    Optional<MeasuredSeries> train = run.find(new Metric(name, Split.TRAIN));
    return run.evaluation(name)
        .filter(evaluation -> evaluation.curve().endsFinite())
        .flatMap(
            evaluation ->
                train
                    .filter(series -> series.curve().endsFinite())
                    .map(series -> new SplitPair(series, evaluation)));
  }

  /** By how much the evaluation ends worse than training, in the metric's own unit. */
  double gap() {
    return gap(train.curve(), evaluation.curve());
  }

  /** The same of a sibling; empty without both splits. */
  OptionalDouble gapOf(Sibling sibling) {
    Optional<Curve> theirs = sibling.curve(train.metric());
    return sibling
        .curve(evaluation.metric())
        .filter(curve -> theirs.isPresent())
        .map(curve -> OptionalDouble.of(gap(theirs.get(), curve)))
        .orElseGet(OptionalDouble::empty);
  }

  private double gap(Curve onTrain, Curve onEvaluation) {
    double difference = onEvaluation.end() - onTrain.end();
    return evaluation.direction() == Direction.MAXIMISE ? -difference : difference;
  }
}
