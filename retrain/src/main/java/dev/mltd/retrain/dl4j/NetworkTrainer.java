package dev.mltd.retrain.dl4j;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import dev.mltd.retrain.DivergenceStop;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.HistoryRecorder;
import dev.mltd.retrain.InputShape;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.UnusableConfigException;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network in this process and records its history. The same config, seed and data give the
 * same numbers on the CPU as long as {@code OMP_NUM_THREADS} is 1.
 *
 * <p>Steps are epochs; step 0 is the network before its first update. Per epoch it records the mean
 * training loss (without the penalty of {@code l2}), the validation loss, the learning rate, and
 * accuracy and recall of each class, or the root mean squared error of a regression. At most {@link
 * #LAYER_POINTS} times it records gradient norms and update ratios, as means over the epoch, weight
 * norms, and dead or saturated units.
 */
public final class NetworkTrainer {

  /** Root mean squared error on the validation split, in units of the targets. */
  public static final Metric VALIDATION_ERROR = new Metric("rmse", Split.VALIDATION);

  /** Times that the layers are measured during a training, at most, beside the first time. */
  static final int LAYER_POINTS = 40;

  /** Training examples that tell which units are dead or saturated. */
  private static final int UNIT_EXAMPLES = 256;

  private final NetworkDescription description;
  private final TrainingData data;
  private final MultiLayerNetwork network;
  private final INDArray validationFeatures;
  private final LayerWatch layers;
  private final UnitAnswers units;
  private final Random order;
  private final HistoryRecorder recorder = new HistoryRecorder();

  private NetworkTrainer(NetworkDescription description, TrainingData data, long seed) {
    this.description = description;
    this.data = data;
    order = new Random(seed);
    // Odd, because DL4J takes a seed of 0 for "any".
    long networkSeed = order.nextLong() | 1;
    network = NetworkBuilder.build(description, data, networkSeed);
    validationFeatures = arranged(data.validation().features());
    layers = new LayerWatch(network);
    Examples training = data.training();
    units =
        new UnitAnswers(
            description,
            network,
            arranged(training.rows(0, Math.min(training.size(), UNIT_EXAMPLES)).features()));
  }

  /**
   * Trains a network. A loss that becomes non-finite ends the training, which then counts as
   * failed; the non-finite point is kept.
   *
   * @param run what is known of the run beforehand: its id, program, experiment, parent
   * @param config hyper-parameters, see {@link NetworkDescription}
   * @param seed of the first weights, the order of examples, and dropout
   * @param data to learn from and to validate on
   * @throws UnusableConfigException naming the hyper-parameter that cannot be carried out
   */
  public static RunHistory train(Run.Builder run, RunConfig config, long seed, TrainingData data) {
    NetworkDescription description = NetworkDescription.of(config);
    refuseUnfit(description, data);
    NetworkTrainer trainer = new NetworkTrainer(description, limited(data, description), seed);
    RunStatus status = trainer.fit();
    return trainer.recorder.finish(run.config(config.values()).seed(seed).status(status));
  }

  private static TrainingData limited(TrainingData data, NetworkDescription description) {
    int all = data.training().size();
    int wanted = description.trainingExamples().orElse(all);
    if (wanted > all) {
      throw new UnusableConfigException(
          "training_examples", "is %d, but there are only %d".formatted(wanted, all));
    }
    return data.withTrainingExamples(wanted);
  }

  private static void refuseUnfit(NetworkDescription description, TrainingData data) {
    LayerType type = description.layerType();
    if ((type == LayerType.CONVOLUTION && !(data.shape() instanceof InputShape.Image))
        || (type == LayerType.LSTM && !(data.shape() instanceof InputShape.Sequence))) {
      throw new UnusableConfigException(
          "layer_type", "does not fit inputs that are " + data.shape());
    }
    Loss loss =
        description
            .loss()
            .orElse(data.isClassification() ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR);
    if (description.lossPrecision() == LossPrecision.HALF && loss != Loss.CROSS_ENTROPY) {
      throw new UnusableConfigException("loss_precision", "is half for cross_entropy only");
    }
  }

  private RunStatus fit() {
    recordBeforeTraining();
    DivergenceStop stop = new DivergenceStop();
    int layersEvery = (description.epochs() + LAYER_POINTS - 1) / LAYER_POINTS;
    for (int epoch = 1; epoch <= description.epochs(); epoch++) {
      network.setEpochCount(epoch - 1);
      double loss = fitEpoch(stop);
      recorder.record(Metric.TRAIN_LOSS, epoch, loss);
      recorder.record(Metric.LEARNING_RATE, epoch, description.learningRate(epoch - 1));
      if (stop.isHopeless(loss)) {
        // Shows where it broke; a broken network's units tell nothing.
        layers.recordSteps(recorder, epoch);
        layers.recordWeights(recorder, epoch);
        return RunStatus.FAILED;
      }
      if (epoch % layersEvery == 0 || epoch == description.epochs()) {
        layers.recordSteps(recorder, epoch);
        layers.recordWeights(recorder, epoch);
        units.record(recorder, epoch);
      }
      recordValidation(epoch);
    }
    return RunStatus.FINISHED;
  }

  private void recordBeforeTraining() {
    Examples training = data.training();
    DataSet all = new DataSet(arranged(training.features()), Nd4j.create(training.targets()));
    recorder.record(Metric.TRAIN_LOSS, 0, network.score(all, false));
    recordValidation(0);
    layers.recordWeights(recorder, 0);
    units.record(recorder, 0);
  }

  /** The mean loss of the epoch's batches, or the non-finite one that ended it early. */
  private double fitEpoch(DivergenceStop stop) {
    Examples training = data.training();
    int[] shuffled = shuffled(training.size());
    double sum = 0;
    for (int from = 0; from < shuffled.length; from += description.batchSize()) {
      int to = Math.min(shuffled.length, from + description.batchSize());
      INDArray features = arranged(batch(training.features(), shuffled, from, to));
      INDArray targets = Nd4j.create(batch(training.targets(), shuffled, from, to));
      network.fit(features, targets);
      features.close();
      targets.close();
      double loss = network.score();
      if (stop.isHopeless(loss)) {
        return loss;
      }
      sum += loss * (to - from);
    }
    return sum / shuffled.length;
  }

  private void recordValidation(int epoch) {
    Score score = Score.of(network, validationFeatures, data.validation(), data.isClassification());
    recorder.record(Metric.VALIDATION_LOSS, epoch, score.loss());
    if (data.isClassification()) {
      recorder.record(Metric.VALIDATION_ACCURACY, epoch, score.accuracy());
      for (int k = 0; k < data.classes().size(); k++) {
        if (!Double.isNaN(score.recalls()[k])) {
          recorder.record(Metric.CLASS_RECALL, data.classes().get(k), epoch, score.recalls()[k]);
        }
      }
    } else {
      recorder.record(VALIDATION_ERROR, epoch, Math.sqrt(score.loss()));
    }
  }

  private int[] shuffled(int size) {
    int[] indices = new int[size];
    for (int k = 0; k < size; k++) {
      int other = order.nextInt(k + 1);
      indices[k] = indices[other];
      indices[other] = k;
    }
    return indices;
  }

  private static float[][] batch(float[][] rows, int[] indices, int from, int to) {
    float[][] batch = new float[to - from][];
    for (int k = from; k < to; k++) {
      batch[k - from] = rows[indices[k]];
    }
    return batch;
  }

  /** As the network takes them: sequences apart by channel, of which there is one. */
  private INDArray arranged(float[][] rows) {
    if (description.layerType() != LayerType.LSTM) {
      return Nd4j.create(rows);
    }
    float[][][] channels = new float[rows.length][][];
    for (int k = 0; k < rows.length; k++) {
      channels[k] = new float[][] {rows[k]};
    }
    return Nd4j.create(channels);
  }
}
