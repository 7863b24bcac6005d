package dev.mltd.retrain.dl4j;

/** What the hidden layers are made of. */
public enum LayerType {
  DENSE,
  /** Filters of 3 by 3 pixels; the first two layers halve the image. */
  CONVOLUTION,
  /** Long short-term memory; the last step's answer goes on to the output. */
  LSTM
}
