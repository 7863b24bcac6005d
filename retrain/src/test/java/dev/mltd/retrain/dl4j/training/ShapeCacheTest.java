package dev.mltd.retrain.dl4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.fix.Training;
import dev.mltd.retrain.Device;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Shapes are described once, and arrays share descriptions exactly where they are of one shape. */
class ShapeCacheTest {
  private final ShapeCache cache = new ShapeCache();

  @TempDir private Path folder;

  @Test
  void aShapeIsDescribedOnce() {
    assertThat(described(shape(3, 4), shape(4, 1), 'c', DataType.FLOAT, false))
        .isSameAs(described(shape(3, 4), shape(4, 1), 'c', DataType.FLOAT, false));
  }

  @Test
  void arraysThatDifferInShapeStrideOrderTypeOrBeingEmptyDoNotShareADescription() {
    assertThat(
            Stream.of(
                    described(shape(3, 4), shape(4, 1), 'c', DataType.FLOAT, false),
                    described(shape(4, 3), shape(4, 1), 'c', DataType.FLOAT, false),
                    described(shape(3, 4), shape(8, 1), 'c', DataType.FLOAT, false),
                    described(shape(3, 4), shape(4, 1), 'f', DataType.FLOAT, false),
                    described(shape(3, 4), shape(4, 1), 'c', DataType.DOUBLE, false),
                    described(shape(3, 4), shape(4, 1), 'c', DataType.FLOAT, true))
                .map(DataBuffer::asLong))
        .doesNotHaveDuplicates();
  }

  @Test
  void aTrainingInAProcessOfItsOwnUsesIt() throws IOException, InterruptedException {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OneTraining.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    assertThat(Files.readString(said)).contains("described by " + ShapeCache.class.getName());
  }

  /** Trains one network, and says who described its shapes. */
  static final class OneTraining {
    private OneTraining() {}

    public static void main(String[] arguments) throws IOException {
      Dl4jTrainer trainer = new Dl4jTrainer(new Flowers());
      trainer.train(
          new Training(
              new Program("iris-mlp"),
              Toys.config(Map.of()),
              1,
              new DataReference("", Flowers.data().fingerprint()),
              trainer.kind(),
              trainer.version(),
              Device.CPU),
          Device.cpu(),
          Path.of(arguments[0]));
      System.out.write(
          ("described by " + Nd4j.getShapeInfoProvider().getClass().getName())
              .getBytes(StandardCharsets.UTF_8));
      System.out.flush();
    }
  }

  private DataBuffer described(
      long[] shape, long[] stride, char order, DataType type, boolean isEmpty) {
    return cache.createShapeInformation(shape, stride, 1, order, type, isEmpty).getFirst();
  }

  private static long[] shape(long... lengths) {
    return lengths;
  }
}
