package dev.mltd.analysis.finding;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What more than one rule needs. */
public final class Needs {
  /** The training loss of the whole model. */
  public static final Need<MeasuredSeries> TRAIN_LOSS =
      Need.ofRun(MeasuredRun::trainLoss, Lack.metric(Metric.TRAIN_LOSS));

  /** The validation loss, or the test loss where there is no validation. */
  public static final Need<MeasuredSeries> EVALUATION_LOSS =
      Need.ofRun(run -> run.evaluation(Metric.LOSS), Lack.metric(Metric.VALIDATION_LOSS));

  /** A yardstick to judge by. */
  public static final Need<Siblings> SIBLINGS =
      Need.besideSiblings(
          (run, siblings) -> Optional.of(siblings).filter(Siblings::present),
          (run, siblings) -> Lack.of(siblings));

  /** The series by which the runs of the program are ranked. */
  public static final Need<MeasuredSeries> PRIMARY =
      Need.besideSiblings(
          (run, siblings) -> siblings.primarySeries(run),
          (run, siblings) ->
              siblings
                  .primary()
                  .map(primary -> Lack.metric(primary.metric()))
                  .orElseGet(() -> Lack.of(siblings)));

  /** A profile of the training data. */
  public static final Need<DataProfile> PROFILE =
      Need.besideSiblings(
          (run, siblings) -> Optional.of(run.data()).filter(DataProfile::known),
          (run, siblings) -> Lack.profile(run.data()));

  private Needs() {}

  /** A metric of the whole model. */
  public static Need<MeasuredSeries> metric(Metric metric) {
    return Need.ofRun(run -> run.find(metric), Lack.metric(metric));
  }

  /** A metric of the whole model or of layers; the series are never none. */
  public static Need<List<MeasuredSeries>> everywhere(Metric metric) {
    return Need.ofRun(run -> some(run.everywhere(metric)), Lack.metric(metric));
  }

  /**
   * The series with enough points, of some.
   *
   * @param words such as {@code three finite points of weight_norm}
   */
  public static Need<List<MeasuredSeries>> withPoints(
      Need<List<MeasuredSeries>> series, int fewest, String words) {
    return withPoints(series, fewest, words, one -> true);
  }

  /** The same of those that suit. */
  public static Need<List<MeasuredSeries>> withPoints(
      Need<List<MeasuredSeries>> series,
      int fewest,
      String words,
      Predicate<MeasuredSeries> suits) {
    return series.then(
        all ->
            some(
                all.stream()
                    .filter(one -> one.curve().finite() >= fewest && suits.test(one))
                    .toList()),
        all -> Lack.points(all, fewest, words));
  }

  /**
   * A series with enough points.
   *
   * @param words such as {@code eight finite points of the %s}, where the series is put in
   */
  public static Need<MeasuredSeries> points(Need<MeasuredSeries> series, int fewest, String words) {
    return series.where(
        one -> one.curve().finite() >= fewest,
        one -> Lack.points(List.of(one), fewest, words.formatted(one)));
  }

  /**
   * What a run is judged by on data that it was not trained on: the primary metric where that is
   * measured on such data, else the accuracy, else the loss.
   *
   * @param held whether the data of a split are such
   */
  public static Need<MeasuredSeries> evaluation(Predicate<Split> held) {
    return Need.besideSiblings(
        (run, siblings) ->
            siblings
                .primarySeries(run)
                .filter(series -> held.test(series.metric().split()))
                .or(() -> run.evaluation(Metric.ACCURACY))
                .or(() -> run.evaluation(Metric.LOSS)),
        (run, siblings) -> Lack.metric(Metric.VALIDATION_LOSS));
  }

  /** A list that is not empty. */
  public static <T> Optional<List<T>> some(List<T> list) {
    return Optional.of(list).filter(known -> !known.isEmpty());
  }
}
