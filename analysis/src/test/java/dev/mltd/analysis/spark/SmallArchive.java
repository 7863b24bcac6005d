package dev.mltd.analysis.spark;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Source;
import dev.mltd.analysis.archive.StepUnit;
import dev.mltd.analysis.spark.tables.Datasets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;

/** Runs and archives of a few rows for tests. */
public final class SmallArchive {
  /** When all rows of tests were imported. */
  public static final Instant IMPORTED = Instant.parse("2026-01-01T00:00:00Z");

  private SmallArchive() {}

  /** A finished run of program {@code mnist} with a train loss at steps 0, 1, 2 ... */
  public static RunHistory run(String id, double learningRate, double... trainLoss) {
    return run(id, "mnist", learningRate, trainLoss);
  }

  /** A finished run with a train loss at steps 0, 1, 2 ... */
  public static RunHistory run(
      String id, String program, double learningRate, double... trainLoss) {
    Series loss =
        new Series(
            Metric.TRAIN_LOSS,
            "",
            new Naming("train_loss", "table", Direction.MINIMISE),
            StepUnit.STEP,
            LongStream.range(0, trainLoss.length).toArray(),
            trainLoss,
            new double[0]);
    return new RunHistory(
        Run.of(id, new Program(program))
            .experiment("sweep")
            .status(RunStatus.FINISHED)
            .config(Map.of("learning_rate", String.valueOf(learningRate)))
            .summary(Map.of("parameters", 10.0))
            .source(new Source("test", "memory", Integer.toHexString(Arrays.hashCode(trainLoss))))
            .data("data/" + program, "")
            .counts(new PointCounts(trainLoss.length, trainLoss.length, 0, 0, 0, 0))
            .build(),
        List.of(loss));
  }

  /** These runs as a data set. */
  public static Dataset<ArchivedRun> dataset(RunHistory... runs) {
    return LocalSpark.session()
        .createDataset(
            Arrays.stream(runs).map(run -> ArchivedRun.of(run, IMPORTED)).toList(),
            Datasets.RUNS.encoder());
  }
}
