package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.retrain.Examples;
import dev.mltd.retrain.TrainingData;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** Where a network's examples come from. */
public interface NetworkDataSource extends Serializable {

  /**
   * What a training learns from, and what every arm is scored on.
   *
   * @param training and validation splits
   * @param test split, which is scored where it exists
   */
  record Splits(TrainingData training, Optional<Examples> test) {}

  /**
   * The examples that a reference stands for.
   *
   * @throws IOException when they cannot be had, or are others than the reference says
   */
  Splits splits(Program program, DataReference data) throws IOException;

  /**
   * Examples of a program that tell whether a config fits them: their shape and targets, if not
   * what a run learned from.
   *
   * @throws IOException when they cannot be had
   */
  TrainingData sample(Program program) throws IOException;

  /** What determines the examples beside the reference. */
  String version();
}
