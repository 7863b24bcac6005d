package dev.mltd.retrain.dl4j;

import java.util.Collection;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A layer whose inputs, which are as many as its answers, are added to what comes out of it. */
final class Residual extends BaseWrapperLayer {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("unused") // Reading a saved network starts with it.
  private Residual() {}

  Residual(Layer layer) {
    super(layer);
    setLayerName(layer.getLayerName());
  }

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    NeuralNetConfiguration own = configuration.clone();
    own.setLayer(((BaseWrapperLayer) own.getLayer()).getUnderlying());
    return new ResidualLayer(
        own.getLayer().instantiate(own, listeners, index, parameters, initialise, type));
  }
}
