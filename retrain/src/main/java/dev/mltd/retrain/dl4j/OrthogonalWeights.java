package dev.mltd.retrain.dl4j;

import java.util.Random;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * First weights that keep the length of what passes through them, as far as sizes allow: the rows
 * or the columns of each matrix, whichever are fewer, are orthonormal and uniformly distributed
 * (Mezzadri 2007, How to generate random matrices from the classical compact groups). DL4J's own
 * distribution of that name takes the last dimension of a convolution for all of its inputs.
 */
final class OrthogonalWeights {
  private static final int GATES = 4;

  private OrthogonalWeights() {}

  /** Gives every layer with weights its first ones. */
  static void assign(MultiLayerNetwork network, Random random) {
    for (Layer layer : network.getLayers()) {
      INDArray weights = layer.paramTable().get(DefaultParamInitializer.WEIGHT_KEY);
      INDArray recurrent = layer.paramTable().get(LSTMParamInitializer.RECURRENT_WEIGHT_KEY);
      if (recurrent != null) {
        weights.assign(gates(weights, random));
        recurrent.assign(gates(recurrent, random));
      } else if (weights != null) {
        int rows = Math.toIntExact(weights.size(0));
        int columns = Math.toIntExact(weights.length() / rows);
        weights.assign(Nd4j.create(of(rows, columns, random)).reshape('c', weights.shape()));
      }
    }
  }

  /** The weights of a memory's gates lie beside each other, and are matrices of their own. */
  private static INDArray gates(INDArray weights, Random random) {
    INDArray[] gates = new INDArray[GATES];
    for (int k = 0; k < GATES; k++) {
      gates[k] = Nd4j.create(of(weights.rows(), weights.columns() / GATES, random));
    }
    return Nd4j.hstack(gates);
  }

  /** One matrix. */
  static float[][] of(int rows, int columns, Random random) {
    RealMatrix tall =
        MatrixUtils.createRealMatrix(Math.max(rows, columns), Math.min(rows, columns));
    for (int row = 0; row < tall.getRowDimension(); row++) {
      for (int column = 0; column < tall.getColumnDimension(); column++) {
        tall.setEntry(row, column, random.nextGaussian());
      }
    }
    QRDecomposition decomposition = new QRDecomposition(tall);
    float[][] weights = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int across = rows < columns ? row : column;
        int along = rows < columns ? column : row;
        // Without the sign, the decomposition's own choice of it would show.
        double sign = Math.signum(decomposition.getR().getEntry(across, across));
        weights[row][column] = (float) (sign * decomposition.getQ().getEntry(along, across));
      }
    }
    return weights;
  }
}
