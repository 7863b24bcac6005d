package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Training;
import dev.mltd.retrain.Device;
import dev.mltd.retrain.Trained;
import dev.mltd.retrain.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Trains one network over all executors at once, each on its share of the data, by averaging their
 * weights. It is for a training that takes one device too long, never for small ones: those are
 * faster each as a task of its own, see {@link Dl4jTrainer}, whose networks, data and fixes it
 * shares. Gradients are not recorded, and the training loss of an epoch is that at its end.
 */
public final class Dl4jSparkTrainer implements Trainer {
  private static final long serialVersionUID = 1;

  /** As the programs file names it. */
  public static final String KIND = "dl4j-spark";

  private final Dl4jTrainer networks;
  private final int workers;

  /**
   * @param data where its examples come from
   * @param workers that a training is shared between, at least 1; another number gives other
   *     results
   */
  public Dl4jSparkTrainer(NetworkDataSource data, int workers) {
    this.networks = new Dl4jTrainer(data);
    this.workers = workers;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String version() {
    return "%s, %d workers, averaged every %d batches"
        .formatted(networks.version(), workers, AveragedSteps.FREQUENCY);
  }

  @Override
  public boolean usesWholeCluster() {
    return true;
  }

  @Override
  public Optional<String> refusal(Program program, RunConfig config) {
    return networks.refusal(program, config);
  }

  @Override
  public Trained train(Training training, Device device, Path folder) throws IOException {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(SparkContext.getOrCreate());
    return networks.train(training, device, folder, Optional.of(new AveragedSteps(spark, workers)));
  }
}
