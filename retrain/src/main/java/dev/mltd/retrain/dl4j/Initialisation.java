package dev.mltd.retrain.dl4j;

/** What the weights are drawn from before the first step. */
public enum Initialisation {
  /** Normal with variance 2 / inputs: fits ReLU (He et al. 2015). */
  HE,
  /** Normal with variance 2 / (inputs + outputs): fits tanh (Glorot and Bengio 2010). */
  XAVIER,
  /** Normal with a fixed deviation, whatever the width. */
  NORMAL,
  /** Orthonormal rows or columns: fits deep networks (Saxe et al. 2014). */
  ORTHOGONAL
}
