package dev.mltd.retrain.dl4j;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies arrays out of native memory. ND4J's own ways make a native copy for every row, which lives
 * until the garbage collector finds it, and costs more than the training.
 */
public final class Numbers {
  private Numbers() {}

  /** The numbers of an array that is no view of another, in the order in which they lie there. */
  public static float[] flat(INDArray array) {
    return array.data().asFloat();
  }

  /** The numbers of a matrix, one row after the other. */
  public static float[] rowAfterRow(INDArray matrix) {
    INDArray copy = matrix.dup('c');
    float[] numbers = flat(copy);
    // Within a workspace it is not ours to release.
    if (copy.closeable()) {
      copy.close();
    }
    return numbers;
  }

  /** The rows of a matrix. */
  public static float[][] rows(INDArray matrix) {
    float[] numbers = rowAfterRow(matrix);
    int columns = matrix.columns();
    float[][] rows = new float[matrix.rows()][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Arrays.copyOfRange(numbers, k * columns, (k + 1) * columns);
    }
    return rows;
  }
}
