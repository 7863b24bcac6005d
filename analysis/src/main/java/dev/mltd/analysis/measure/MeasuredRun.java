package dev.mltd.analysis.measure;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run with each of its series measured once: all that a rule may look at.
 *
 * @param runId unique within the archive
 * @param experiment the study it belongs to; empty when unknown
 * @param program what was trained
 * @param group shared by replicates
 * @param status how it ended
 * @param trainedByUs whether the run is a retraining of ours, and so no yardstick for others
 * @param hours device hours; NaN when unknown
 * @param config hyper-parameters
 * @param data profile of the training data; {@link DataProfile#UNKNOWN} when there is none
 * @param series one per metric, split and layer; layers in the archive's order
 */
public record MeasuredRun(
    String runId,
    String experiment,
    Program program,
    String group,
    RunStatus status,
    boolean trainedByUs,
    double hours,
    RunConfig config,
    DataProfile data,
    List<MeasuredSeries> series)
    implements Serializable {

  /** Device hours, if the archive knows them. */
  public OptionalDouble deviceHours() {
    return Double.isNaN(hours) ? OptionalDouble.empty() : OptionalDouble.of(hours);
  }

  /** The whole model's series of a metric on exactly that split, if it has points. */
  public Optional<MeasuredSeries> find(Metric metric) {
    return series.stream()
        .filter(candidate -> candidate.layer().isEmpty() && candidate.metric().equals(metric))
        .findFirst();
  }

  /**
   * The series of a metric on data that was not trained on: validation, or test where there is no
   * validation.
   */
  public Optional<MeasuredSeries> evaluation(String metricName) {
    return find(new Metric(metricName, Split.VALIDATION))
        .or(() -> find(new Metric(metricName, Split.TEST)));
  }

  /**
   * The training loss. A loss without a stated split counts as one, since that is what tools log
   * under the bare name.
   */
  public Optional<MeasuredSeries> trainLoss() {
    return find(Metric.TRAIN_LOSS).or(() -> find(Metric.TRAIN_LOSS.on(Split.UNSPECIFIED)));
  }

  /** The series of a metric, of the whole model and of each layer alike, in the archive's order. */
  public List<MeasuredSeries> everywhere(Metric metric) {
    return series.stream().filter(candidate -> candidate.metric().equals(metric)).toList();
  }

  /** The series of a metric, one per layer (or class), in the archive's order. */
  public List<MeasuredSeries> layers(Metric metric) {
    return series.stream()
        .filter(candidate -> !candidate.layer().isEmpty() && candidate.metric().equals(metric))
        .toList();
  }
}
