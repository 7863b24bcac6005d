package dev.mltd.retrain.dl4j;

/** How a step is made of a gradient. */
public enum Optimizer {
  SGD,
  /** SGD with Nesterov's momentum. */
  MOMENTUM,
  ADAM
}
