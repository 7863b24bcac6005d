package dev.mltd.retrain.dl4j;

/** The numbers that a cross-entropy is computed in. */
public enum LossPrecision {
  /** 32 bits, with a floor below each probability. */
  SINGLE,
  /** 16 bits without a floor: the logarithm of a small probability is infinite. */
  HALF
}
