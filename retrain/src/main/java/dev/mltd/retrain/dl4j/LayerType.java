package dev.mltd.retrain.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the hidden layers are made of. */
public enum LayerType {
  DENSE,
  /** Filters of 3 by 3 pixels; the first two layers halve the image. */
  CONVOLUTION,
  /** Long short-term memory; the last step's answer goes on to the output. */
  LSTM;

  /** Rows as the network takes them: sequences apart by channel, of which there is one. */
  public INDArray arranged(float[][] rows) {
    if (this != LSTM) {
      return Nd4j.create(rows);
    }
    float[][][] channels = new float[rows.length][][];
    for (int k = 0; k < rows.length; k++) {
      channels[k] = new float[][] {rows[k]};
    }
    return Nd4j.create(channels);
  }
}
