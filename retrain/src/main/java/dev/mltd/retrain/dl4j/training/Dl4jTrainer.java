package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.retrain.Device;
import dev.mltd.retrain.NotCarriedOutException;
import dev.mltd.retrain.Trained;
import dev.mltd.retrain.Trainer;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.NetworkDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Trains networks in this process with Deeplearning4j; see {@link NetworkDescription}. */
public final class Dl4jTrainer implements Trainer {
  private static final long serialVersionUID = 1;

  /** As the programs file names it. */
  public static final String KIND = "dl4j";

  /** Raised whenever the same config, seed and data would give other numbers. */
  private static final String VERSION = "2";

  private static final String MODEL = "model.zip";
  private static final String CUDA = "CUDA";

  private final NetworkDataSource data;

  /** Read once, by whoever plans: a refusal is asked for with every fix of every group. */
  private transient TrainingData sample;

  /**
   * @param data where its examples come from
   */
  public Dl4jTrainer(NetworkDataSource data) {
    this.data = data;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String version() {
    return VERSION + " " + data.version();
  }

  @Override
  public Optional<String> refusal(Program program, RunConfig config) {
    try {
      return NetworkTrainer.refusal(config, sample(program));
    } catch (IOException noData) {
      return Optional.of(noData.getMessage());
    }
  }

  private TrainingData sample(Program program) throws IOException {
    if (sample == null) {
      sample = data.sample(program);
    }
    return sample;
  }

  @Override
  public Trained train(Training training, Device device, Path folder) throws IOException {
    return train(training, device, folder, Optional.empty());
  }

  /**
   * Carries a training out.
   *
   * @param elsewhere takes its steps; empty: this thread does
   */
  Trained train(Training training, Device device, Path folder, Optional<EpochSteps> elsewhere)
      throws IOException {
    refuseOtherBackend(device);
    NetworkDataSource.Splits splits = data.splits(training.program(), training.data());
    long startedAt = System.nanoTime();
    TrainedRun run =
        NetworkTrainer.run(
            Run.of(training.id(), training.program())
                .data(training.data().path(), training.data().fingerprint()),
            training.config(),
            training.seed(),
            splits.training(),
            new FarBeyondStart(),
            elsewhere);
    Evaluation evaluation =
        splits.test().isPresent()
            ? run.model().evaluate(splits.test().get(), Split.TEST)
            : run.model().evaluate(splits.training().validation(), Split.VALIDATION);
    String model = "";
    if (run.failure().isEmpty()) {
      run.model().save(folder.resolve(MODEL));
      model = MODEL;
    }
    return new Trained(
        run.history(),
        new TrainingOutcome(
            training.id(),
            run.failure().isPresent()
                ? TrainingOutcome.Status.FAILED
                : TrainingOutcome.Status.TRAINED,
            run.failure().orElse(""),
            named(evaluation.values()),
            named(evaluation.trivial()),
            evaluation.examples(),
            run.trainedExamples(),
            run.savedExamples(),
            run.secondsPerExample(),
            (System.nanoTime() - startedAt) / 1e9,
            device.name(),
            model));
  }

  private static SortedMap<String, Double> named(Map<Metric, Double> values) {
    SortedMap<String, Double> named = new TreeMap<>();
    values.forEach((metric, value) -> named.put(metric.toString(), value));
    return named;
  }

  /** Never another device than was asked for. */
  private static void refuseOtherBackend(Device device) throws NotCarriedOutException {
    String backend = NetworkTrainer.backend();
    if (device.type().equals(Device.GPU) != backend.equals(CUDA)) {
      throw new NotCarriedOutException(
          "a %s was asked for, but this build of the trainer computes on %s"
              .formatted(device.type(), backend));
    }
  }
}
