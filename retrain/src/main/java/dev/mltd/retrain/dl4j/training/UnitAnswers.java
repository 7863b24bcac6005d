package dev.mltd.retrain.dl4j.training;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.retrain.HistoryRecorder;
import dev.mltd.retrain.dl4j.HiddenActivation;
import dev.mltd.retrain.dl4j.NetworkBuilder;
import dev.mltd.retrain.dl4j.NetworkDescription;
import dev.mltd.retrain.dl4j.Numbers;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts the hidden units that no longer answer: dead ones where the activation can die, saturated
 * ones where it is bounded, none otherwise.
 *
 * @param batch the examples that are always asked
 */
record UnitAnswers(NetworkDescription description, MultiLayerNetwork network, INDArray batch) {

  /**
   * An answer counts as saturated where the activation is flatter than this share of its steepest
   * slope; a gradient that passes two such layers is down to a quarter of a percent.
   */
  private static final double FLAT = 0.05;

  /** Records the share of units, or of their answers, per hidden layer. */
  void record(HistoryRecorder recorder, long step) {
    HiddenActivation activation = description.activation();
    if (!activation.canDie() && !activation.canSaturate()) {
      return;
    }
    // The first are the inputs themselves.
    var answers = network.feedForward(batch, false);
    for (int k = 1; k <= description.hiddenLayers(); k++) {
      int index = network.getLayer(NetworkBuilder.answers(description, k)).getIndex() + 1;
      INDArray layer = answers.get(index);
      float[] values = Numbers.rowAfterRow(layer);
      if (description.isResidual(k)) {
        // What the layer itself says; exactly zero of a dead unit, whatever was added to it.
        float[] added = Numbers.rowAfterRow(answers.get(index - 1));
        for (int i = 0; i < values.length; i++) {
          values[i] -= added[i];
        }
      }
      String name = NetworkBuilder.hidden(k);
      if (activation.canDie()) {
        int units = Math.toIntExact(layer.size(1));
        int perUnit = Math.toIntExact(layer.length() / layer.size(0) / units);
        recorder.record(Metric.DEAD_UNITS, name, step, dead(values, units, perUnit));
      } else {
        recorder.record(Metric.SATURATED_UNITS, name, step, saturated(values, activation));
      }
    }
    answers.stream().skip(1).filter(INDArray::closeable).forEach(INDArray::close);
  }

  /**
   * The share of units that are silent throughout.
   *
   * @param perUnit answers of one unit to one example: pixels of a filter, or steps of time
   */
  private static double dead(float[] answers, int units, int perUnit) {
    boolean[] alive = new boolean[units];
    int dead = units;
    for (int k = 0; k < answers.length; k++) {
      int unit = k / perUnit % units;
      if (answers[k] != 0 && !alive[unit]) {
        alive[unit] = true;
        dead--;
      }
    }
    return LayerWatch.rounded((double) dead / units);
  }

  private static double saturated(float[] answers, HiddenActivation activation) {
    long flat = 0;
    for (float answer : answers) {
      flat += activation.relativeSlope(answer) < FLAT ? 1 : 0;
    }
    return LayerWatch.rounded((double) flat / answers.length);
  }
}
