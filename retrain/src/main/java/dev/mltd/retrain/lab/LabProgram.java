package dev.mltd.retrain.lab;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.NetworkTrainer;

/** The programs that the lab trains. */
public enum LabProgram {
  /** Real measurements of flowers: three species, 90 examples to learn from, 60 to validate on. */
  IRIS("iris-mlp"),
  /** Three generated spirals in a plane that overlap at their edges: 600 and 600 examples. */
  SPIRALS("spirals-mlp"),
  /** A generated regression with five telling inputs and five idle ones: 400 and 600 examples. */
  FRIEDMAN("friedman-mlp");

  private final String stored;

  LabProgram(String stored) {
    this.stored = stored;
  }

  /** As the archive names it. */
  public Program program() {
    return new Program(stored);
  }

  /** What it learns from and is validated on: the same on every call. */
  public TrainingData data() {
    return switch (this) {
      case IRIS -> IrisData.load();
      case SPIRALS -> SpiralsData.generate();
      case FRIEDMAN -> FriedmanData.generate();
    };
  }

  /** The metric by which its runs are ranked. */
  public Metric primary() {
    return this == FRIEDMAN ? NetworkTrainer.VALIDATION_ERROR : Metric.VALIDATION_ACCURACY;
  }

  /** Which way that metric is better. */
  public Direction direction() {
    return this == FRIEDMAN ? Direction.MINIMISE : Direction.MAXIMISE;
  }
}
