package dev.mltd.retrain;

import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Carries trainings out on a cluster: each is a Spark job of one task, so that one which takes its
 * executor down does not take the others with it. Those that use the whole cluster are carried out
 * here on the driver, one after the other. What was finished before, by whomever, is not done
 * again.
 */
public final class RunTrainings {
  private final JavaSparkContext spark;
  private final Broadcast<Carrier> carrier;

  /**
   * @param warehouse folder of the results
   * @param trainers by program name
   */
  public RunTrainings(JavaSparkContext spark, String warehouse, Map<String, Trainer> trainers) {
    this.spark = spark;
    this.carrier =
        spark.broadcast(
            new Carrier(
                warehouse,
                new SerializableConfiguration(spark.hadoopConfiguration()),
                new LinkedHashMap<>(trainers)));
  }

  /**
   * Carries trainings out.
   *
   * @param trainings all different
   * @param whenDone told of each outcome in the order of the trainings, as soon as those before it
   *     are done
   * @return an outcome for each, by training id
   */
  public Map<String, TrainingOutcome> run(
      List<Training> trainings, Consumer<TrainingOutcome> whenDone) throws InterruptedException {
    Map<String, JavaFutureAction<List<TrainingOutcome>>> jobs = new HashMap<>();
    Broadcast<Carrier> shared = carrier;
    for (Training training : trainings) {
      if (shared.value().usesWholeCluster(training)) {
        continue;
      }
      jobs.put(
          training.id(),
          spark
              .parallelize(List.of(training), 1)
              .map(one -> shared.value().carryOut(one))
              .collectAsync());
    }
    Map<String, TrainingOutcome> outcomes = new LinkedHashMap<>();
    for (Training training : trainings) {
      TrainingOutcome outcome =
          jobs.containsKey(training.id())
              ? outcome(training.id(), jobs.get(training.id()))
              : onDriver(training);
      outcomes.put(outcome.trainingId(), outcome);
      whenDone.accept(outcome);
    }
    return outcomes;
  }

  private TrainingOutcome onDriver(Training training) {
    try {
      return carrier.value().carryOut(training);
    } catch (IOException unusable) {
      return TrainingOutcome.notCarriedOut(training.id(), firstLine(unusable), 0);
    }
  }

  private static TrainingOutcome outcome(
      String trainingId, JavaFutureAction<List<TrainingOutcome>> job) throws InterruptedException {
    try {
      return job.get().get(0);
    } catch (ExecutionException | CancellationException lost) {
      Throwable cause = lost.getCause() instanceof SparkException spark ? spark : lost;
      return TrainingOutcome.notCarriedOut(
          trainingId, "its executor was lost, again and again: " + firstLine(cause), 0);
    }
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    return message.lines().findFirst().orElse("");
  }

  /** What an executor needs to carry a training out. */
  private record Carrier(
      String warehouse, SerializableConfiguration hadoop, LinkedHashMap<String, Trainer> trainers)
      implements Serializable {

    boolean usesWholeCluster(Training training) {
      Trainer trainer = trainers.get(training.program().name());
      return trainer != null && trainer.usesWholeCluster();
    }

    TrainingOutcome carryOut(Training training) throws IOException {
      TrainingStore store = new TrainingStore(warehouse, hadoop.value());
      Optional<TrainingOutcome> finished = store.outcome(training.id());
      if (finished.isPresent()) {
        return finished.get();
      }
      long startedAt = System.nanoTime();
      Path folder = Files.createTempDirectory("training-");
      try {
        Trainer trainer = trainers.get(training.program().name());
        if (trainer == null) {
          throw new NotCarriedOutException(
              "the programs file does not say how %s is trained"
                  .formatted(training.program().name()));
        }
        if (!trainer.version().equals(training.trainerVersion())) {
          throw new NotCarriedOutException(
              "it was planned for another version of its trainer: plan again");
        }
        store.keep(trainer.train(training, Device.assigned(training.deviceType()), folder), folder);
        return store.outcome(training.id()).orElseThrow();
      } catch (IOException | RuntimeException | OutOfMemoryError failed) {
        String reason =
            failed instanceof NotCarriedOutException || failed instanceof UnusableConfigException
                ? failed.getMessage()
                : failed.toString().lines().findFirst().orElse("");
        return TrainingOutcome.notCarriedOut(
            training.id(), reason, (System.nanoTime() - startedAt) / 1e9);
      } finally {
        FileUtils.deleteDirectory(folder.toFile());
      }
    }
  }
}
