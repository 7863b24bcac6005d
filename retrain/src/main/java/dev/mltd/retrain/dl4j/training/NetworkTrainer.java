package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.HistoryRecorder;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.UnusableConfigException;
import dev.mltd.retrain.dl4j.Conflicts;
import dev.mltd.retrain.dl4j.LearningRate;
import dev.mltd.retrain.dl4j.NetworkBuilder;
import dev.mltd.retrain.dl4j.NetworkDescription;
import dev.mltd.retrain.dl4j.Patience;
import dev.mltd.retrain.dl4j.Score;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * training loss (what is minimised, without the penalty of {@code l2}), the plain validation loss,
 * the learning rate, and accuracy, balanced accuracy and recall of each class, or the root mean
 * squared error of a regression. At most {@link #LAYER_POINTS} times it records gradient norms and
 * update ratios, as means over the epoch, weight norms, and dead or saturated units.
 */
public final class NetworkTrainer {
  static {
    // JavaCPP asks the kernel at every allocation otherwise how much memory the process takes, and
    // would collect garbage only where that is four times the heap: all there is.
    System.getProperties().putIfAbsent("org.bytedeco.javacpp.maxphysicalbytes", "0");
    ShapeCache.install();
  }

  /** Root mean squared error on the validation split, in units of the targets. */
  public static final Metric VALIDATION_ERROR = MetricKind.RMSE.on(Split.VALIDATION);

  /** Mean recall of the classes on the validation split. */
  public static final Metric BALANCED_ACCURACY = MetricKind.BALANCED_ACCURACY.on(Split.VALIDATION);

  /** Times that the layers are measured during a training, at most, beside the first time. */
  static final int LAYER_POINTS = 40;

  /**
   * Tells how long this thread computed: unlike the time that passed, that does not grow when
   * others use the same cores.
   */
  private static final ThreadMXBean BUSY = ManagementFactory.getThreadMXBean();

  /** Training examples that tell which units are dead or saturated. */
  private static final int UNIT_EXAMPLES = 256;

  private static final String NOT_FINITE = "non-finite loss";

  private final NetworkDescription description;
  private final TrainingData data;
  private final InputTransform transform;
  private final LearningRate rate;
  private final MultiLayerNetwork network;
  private final INDArray validationFeatures;
  private final LayerWatch layers;
  private final UnitAnswers units;
  private final TrainingBatches batches;
  private final Optional<Patience> patience;
  private final StopCondition stop;
  private final Optional<EpochSteps> elsewhere;
  private final HistoryRecorder recorder = new HistoryRecorder();
  private final List<Double> secondsPerExample = new ArrayList<>();
  private Optional<INDArray> bestWeights = Optional.empty();
  private long consumed;

  private NetworkTrainer(
      NetworkDescription description,
      TrainingData untransformed,
      long seed,
      StopCondition stop,
      Optional<EpochSteps> elsewhere) {
    this.description = description;
    this.stop = stop;
    this.elsewhere = elsewhere;
    transform = InputTransform.fitted(description, untransformed);
    data = transform.of(untransformed);
    Random order = new Random(seed);
    // Odd, because DL4J takes a seed of 0 for "any".
    long networkSeed = order.nextLong() | 1;
    rate = new LearningRate(description);
    network = NetworkBuilder.build(description, data, networkSeed, rate);
    batches = new TrainingBatches(description, data, order);
    patience = description.earlyStopping().map(Patience::new);
    validationFeatures = description.layerType().arranged(data.validation().features());
    layers = new LayerWatch(network);
    Examples training = data.training();
    float[][] asked = training.rows(0, Math.min(training.size(), UNIT_EXAMPLES)).features();
    units = new UnitAnswers(description, network, description.layerType().arranged(asked));
  }

  /** What this build computes on, as ND4J names it. */
  static String backend() {
    return String.valueOf(Nd4j.getExecutioner().getEnvironmentInformation().get("backend"));
  }

  /**
   * Trains a network. A loss that becomes non-finite ends the training, which then counts as
   * failed; the non-finite point is kept.
   *
   * @param run what is known of the run beforehand: its id, program, experiment, parent
   * @param config hyper-parameters, see {@link NetworkDescription}
   * @param seed of the first weights, the order of examples, and dropout
   * @param data to learn from and to validate on
   * @param stop asked after every epoch
   * @throws UnusableConfigException naming the hyper-parameter that cannot be carried out
   */
  public static TrainedRun run(
      Run.Builder run, RunConfig config, long seed, TrainingData data, StopCondition stop) {
    return run(run, config, seed, data, stop, Optional.empty());
  }

  /**
   * Trains a network, whose steps may be taken elsewhere. Then no gradients are recorded, and the
   * training loss of an epoch is that of its last weights.
   *
   * @param elsewhere takes the steps; empty: this thread does
   */
  static TrainedRun run(
      Run.Builder run,
      RunConfig config,
      long seed,
      TrainingData data,
      StopCondition stop,
      Optional<EpochSteps> elsewhere) {
    NetworkDescription description = NetworkDescription.of(config);
    Conflicts.refuse(description, data);
    TrainingData used =
        data.withTrainingExamples(description.trainingExamples().orElse(data.training().size()));
    NetworkTrainer trainer = new NetworkTrainer(description, used, seed, stop, elsewhere);
    Optional<String> failure = trainer.fit();
    return new TrainedRun(
        trainer.history(run, config, seed, failure),
        trainer.model(),
        failure,
        trainer.consumed,
        (long) trainer.description.epochs() * trainer.batches.size(),
        trainer.secondsPerExample.stream()
            .mapToDouble(Double::doubleValue)
            .min()
            .orElse(Double.NaN));
  }

  /**
   * Why a config cannot be carried out on these data, by key; empty when it can. Nothing is
   * trained.
   */
  public static Optional<String> refusal(RunConfig config, TrainingData data) {
    try {
      Conflicts.refuse(NetworkDescription.of(config), data);
      return Optional.empty();
    } catch (UnusableConfigException unusable) {
      return Optional.of(unusable.getMessage());
    }
  }

  private RunHistory history(
      Run.Builder run, RunConfig config, long seed, Optional<String> failure) {
    RunStatus status = failure.isPresent() ? RunStatus.FAILED : RunStatus.FINISHED;
    return recorder.finish(run.config(config.values()).seed(seed).status(status));
  }

  private TrainedModel model() {
    INDArray weights = bestWeights.orElseGet(() -> network.params().dup());
    return new TrainedModel(
        NetworkBuilder.trained(description, data, weights),
        new TrainedModel.Signature(transform, description.layerType(), data.classes()));
  }

  /** How the training failed; empty when it did not. */
  private Optional<String> fit() {
    recordBeforeTraining();
    int layersEvery = (description.epochs() + LAYER_POINTS - 1) / LAYER_POINTS;
    for (int epoch = 1; epoch <= description.epochs(); epoch++) {
      network.setEpochCount(epoch - 1);
      double loss = elsewhere.isPresent() ? fitElsewhere(elsewhere.get(), epoch) : fitEpoch();
      recorder.record(Metric.TRAIN_LOSS, epoch, loss);
      recorder.record(Metric.LEARNING_RATE, epoch, rate.at(epoch - 1));
      if (!Double.isFinite(loss)) {
        // Nor will its weights come back; these show where it broke, of which a broken network's
        // units tell nothing.
        layers.recordSteps(recorder, epoch);
        layers.recordWeights(recorder, epoch);
        return Optional.of(NOT_FINITE);
      }
      if (epoch % layersEvery == 0 || epoch == description.epochs()) {
        layers.recordSteps(recorder, epoch);
        layers.recordWeights(recorder, epoch);
        units.record(recorder, epoch);
      }
      Score score = recordValidation(epoch);
      rate.observe(score.loss());
      Optional<String> reason = stop.reasonToStop(epoch, loss, score.on(Split.VALIDATION));
      if (reason.isPresent() || hasSeenItsBest(score)) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private boolean hasSeenItsBest(Score score) {
    if (patience.isEmpty()) {
      return false;
    }
    if (patience.get().isBest(score.loss())) {
      bestWeights.ifPresent(INDArray::close);
      bestWeights = Optional.of(network.params().dup());
    }
    return patience.get().isExhausted();
  }

  private void recordBeforeTraining() {
    recorder.record(Metric.TRAIN_LOSS, 0, network.score(batches.all(), false));
    recordValidation(0);
    layers.recordWeights(recorder, 0);
    units.record(recorder, 0);
  }

  /** The mean loss of the epoch's batches, or the non-finite one that ended it early. */
  private double fitEpoch() {
    long startedAt = BUSY.getCurrentThreadCpuTime();
    batches.nextEpoch();
    double sum = 0;
    for (int from = 0; from < batches.size(); from += description.batchSize()) {
      DataSet batch = batches.from(from);
      int examples = batch.numExamples();
      network.fit(batch.getFeatures(), batch.getLabels());
      close(batch);
      consumed += examples;
      double loss = network.score();
      if (!Double.isFinite(loss)) {
        return loss;
      }
      sum += loss * examples;
    }
    secondsPerExample.add((BUSY.getCurrentThreadCpuTime() - startedAt) / 1e9 / batches.size());
    return sum / batches.size();
  }

  /** The loss after an epoch whose steps were taken elsewhere. */
  private double fitElsewhere(EpochSteps steps, int epoch) {
    long startedAt = System.nanoTime();
    batches.nextEpoch();
    List<DataSet> all = new ArrayList<>();
    for (int from = 0; from < batches.size(); from += description.batchSize()) {
      all.add(batches.from(from));
    }
    if (description.isScheduled()) {
      // A schedule would have to travel; a number can.
      network.setLearningRate(rate.at(epoch - 1));
    }
    steps.take(network, all);
    all.forEach(NetworkTrainer::close);
    consumed += batches.size();
    secondsPerExample.add((System.nanoTime() - startedAt) / 1e9 / batches.size());
    DataSet examples = batches.all();
    double loss = network.score(examples, false);
    close(examples);
    return loss;
  }

  private static void close(DataSet examples) {
    examples.getFeatures().close();
    examples.getLabels().close();
  }

  private Score recordValidation(int epoch) {
    Score score =
        Score.of(
            TrainedModel.answers(network, validationFeatures),
            data.validation().targets(),
            data.isClassification());
    recorder.record(Metric.VALIDATION_LOSS, epoch, score.loss());
    if (data.isClassification()) {
      recorder.record(Metric.VALIDATION_ACCURACY, epoch, score.accuracy());
      recorder.record(BALANCED_ACCURACY, epoch, score.balancedAccuracy());
      for (int k = 0; k < data.classes().size(); k++) {
        if (!Double.isNaN(score.recalls()[k])) {
          recorder.record(Metric.CLASS_RECALL, data.classes().get(k), epoch, score.recalls()[k]);
        }
      }
    } else {
      recorder.record(VALIDATION_ERROR, epoch, Math.sqrt(score.loss()));
    }
    return score;
  }
}
