package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.RecordJson;
import dev.mltd.analysis.archive.Split;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.dl4j.LayerType;
import dev.mltd.retrain.dl4j.Numbers;
import dev.mltd.retrain.dl4j.Score;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a training delivers: a network, and what is done to inputs before it sees them. */
public final class TrainedModel {

  /** Entry of the file beside DL4J's own, which skips it. */
  private static final String ENTRY = "signature.json";

  private final MultiLayerNetwork network;
  private final Signature signature;

  /**
   * All of a model that is no network.
   *
   * @param transform of the inputs
   * @param layerType which tells how the network takes its inputs
   * @param classes that the outputs stand for; empty for a regression
   */
  record Signature(InputTransform transform, LayerType layerType, List<String> classes) {}

  TrainedModel(MultiLayerNetwork network, Signature signature) {
    this.network = network;
    this.signature = signature;
  }

  /** The names of the classes, in the order of the answers; empty for a regression. */
  public List<String> classes() {
    return signature.classes();
  }

  /**
   * What it answers.
   *
   * @param features one row per example, as in the training data
   * @return one row per example: a probability per class, or the numbers predicted
   */
  public float[][] answers(float[][] features) {
    INDArray inputs = signature.layerType().arranged(signature.transform().of(features));
    float[][] answers = answers(network, inputs);
    inputs.close();
    return answers;
  }

  static float[][] answers(MultiLayerNetwork network, INDArray inputs) {
    INDArray output = network.output(inputs, false);
    float[][] answers = Numbers.rows(output);
    output.close();
    return answers;
  }

  /**
   * Evaluates it on examples that it did not learn from.
   *
   * @param split that they are, which the metrics are named by
   */
  public Evaluation evaluate(Examples examples, Split split) {
    boolean classification = !classes().isEmpty();
    return new Evaluation(
        Score.of(answers(examples.features()), examples.targets(), classification).on(split),
        ConstantAnswer.score(examples.targets(), split, classification),
        examples.fingerprint());
  }

  /**
   * Writes it to a file, which DL4J's {@code ModelSerializer} reads too; it then has to be given
   * inputs that are transformed as the entry {@code signature.json} says.
   */
  public void save(Path file) throws IOException {
    ModelSerializer.writeModel(network, file.toFile(), false);
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Files.write(zip.getPath(ENTRY), RecordJson.STORED.writeValueAsBytes(signature));
    }
  }

  /**
   * Reads a model that {@link #save} wrote. Only files of one's own should be given: DL4J's part of
   * it names classes to be made.
   *
   * @throws IOException when there is no such file, or it is another's
   */
  public static TrainedModel load(Path file) throws IOException {
    Signature signature;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(ENTRY);
      if (entry == null) {
        throw new IOException(file + " is no model that was saved here: it lacks " + ENTRY);
      }
      signature = RecordJson.STORED.readValue(zip.getInputStream(entry), Signature.class);
    }
    return new TrainedModel(
        ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false), signature);
  }
}
