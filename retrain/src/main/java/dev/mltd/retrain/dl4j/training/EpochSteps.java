package dev.mltd.retrain.dl4j.training;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** Takes the steps of a training somewhere else than on its own thread. */
interface EpochSteps {
  /**
   * Takes all steps of one epoch; the network then has the weights that they led to.
   *
   * @param network of a constant learning rate
   * @param batches in their order
   */
  void take(MultiLayerNetwork network, List<DataSet> batches);
}
