package dev.mltd.jobs.lab.bench;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Source;
import dev.mltd.analysis.archive.StepUnit;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes up runs that look like those of real sweeps: several programs, each with a grid of configs
 * and their replicates, in which the learning rate decides who trains well, who crawls and who
 * blows up. The same seed, shape and index always give the same run.
 */
final class SyntheticRuns implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int RUNS_OF_A_PROGRAM = 500;
  private static final int FEWEST_PROGRAMS = 2;
  private static final int STEPS_BETWEEN_POINTS = 10;
  private static final double[] LEARNING_RATES = {1e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-1};
  private static final int[] BATCH_SIZES = {32, 64, 128, 256};
  private static final double[] DROPOUTS = {0, 0.1, 0.3};
  private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<Metric> OF_THE_MODEL =
      List.of(
          Metric.TRAIN_LOSS,
          Metric.VALIDATION_LOSS,
          Metric.TRAIN_ACCURACY,
          Metric.VALIDATION_ACCURACY,
          Metric.LEARNING_RATE,
          Metric.GRADIENT_NORM);
  private static final List<Metric> OF_A_LAYER =
      List.of(Metric.GRADIENT_NORM, Metric.UPDATE_RATIO, Metric.WEIGHT_NORM, Metric.DEAD_UNITS);

  private final Shape shape;
  private final long seed;
  private final int programs;

  SyntheticRuns(Shape shape, long seed) {
    this.shape = shape;
    this.seed = seed;
    this.programs = Math.max(FEWEST_PROGRAMS, shape.runs() / RUNS_OF_A_PROGRAM);
  }

  /**
   * One run.
   *
   * @param index 0 to the number of runs, exclusive
   */
  RunHistory run(long index) {
    int program = (int) (index % programs);
    int trial = (int) (index / programs);
    double learningRate = LEARNING_RATES[trial % LEARNING_RATES.length];
    int rest = trial / LEARNING_RATES.length;
    int batchSize = BATCH_SIZES[rest % BATCH_SIZES.length];
    rest /= BATCH_SIZES.length;
    double dropout = DROPOUTS[rest % DROPOUTS.length];
    SplittableRandom random = new SplittableRandom(seed ^ (index * 0x9E3779B97F4A7C15L));
    Fate fate = Fate.of(learningRate, dropout, random.nextDouble());

    long points = (long) shape.series() * shape.points();
    Run run =
        Run.of("run-%08d".formatted(index), new Program("program-%03d".formatted(program)))
            .experiment("sweep-%03d".formatted(program))
            .owner("bench")
            .seed(trial)
            .status(fate == Fate.BLOWS_UP ? RunStatus.FAILED : RunStatus.FINISHED)
            .startedAt(STARTED.plus(Duration.ofMinutes(index)))
            .finishedAt(STARTED.plus(Duration.ofMinutes(index + 60)))
            .deviceHours(1)
            .config(
                Map.of(
                    "learning_rate", Double.toString(learningRate),
                    "batch_size", Integer.toString(batchSize),
                    "dropout", Double.toString(dropout),
                    "optimizer", "adam",
                    "seed", Integer.toString(trial)))
            .source(
                new Source(
                    "bench", "seed-" + seed, "%d-%s-%d".formatted(seed, shape.folderName(), index)))
            .counts(new PointCounts(points, points, 0, 0, 0, 0))
            .build();
    return new RunHistory(run, series(learningRate, fate, random));
  }

  private List<Series> series(double learningRate, Fate fate, SplittableRandom random) {
    long[] steps = new long[shape.points()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = (long) (i + 1) * STEPS_BETWEEN_POINTS;
    }
    int ofLayers = Math.max(0, shape.series() - OF_THE_MODEL.size());
    int layers = Math.max(2, (ofLayers + OF_A_LAYER.size() - 1) / OF_A_LAYER.size());
    SyntheticCurves curves = new SyntheticCurves(shape.points(), fate, random);
    List<Series> series = new ArrayList<>(shape.series());
    for (int i = 0; i < shape.series(); i++) {
      int ofLayer = i - OF_THE_MODEL.size();
      Metric metric =
          ofLayer < 0 ? OF_THE_MODEL.get(i) : OF_A_LAYER.get(ofLayer / layers % OF_A_LAYER.size());
      String layer = ofLayer < 0 ? "" : "layer%03d".formatted(ofLayer % layers);
      double depth = ofLayer < 0 ? 1 : (1.0 + ofLayer % layers) / layers;
      series.add(
          new Series(
              metric,
              layer,
              new Naming(rawName(metric, layer), "table", MetricKind.direction(metric.name())),
              StepUnit.STEP,
              steps,
              curves.of(metric, learningRate, depth),
              new double[0]));
    }
    return series;
  }

  private static String rawName(Metric metric, String layer) {
    String split = metric.split().stored();
    return (layer.isEmpty() ? "" : layer + "/")
        + (split.isEmpty() ? "" : split + "/")
        + metric.name();
  }
}
