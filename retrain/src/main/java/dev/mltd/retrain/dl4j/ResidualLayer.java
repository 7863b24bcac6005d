package dev.mltd.retrain.dl4j;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Carries a {@link Residual} out: forward and backward, what goes by is added to what goes in. */
final class ResidualLayer extends BaseWrapperLayer {
  private static final long serialVersionUID = 1;

  ResidualLayer(Layer layer) {
    super(layer);
    allowInputModification(false);
  }

  @Override
  public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
    return underlying.activate(input, training, workspaces).addi(input);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return activate(underlying.input(), training, workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    // The layer may write into the one that it is given.
    INDArray goesBy = workspaces.dup(ArrayType.BP_WORKING_MEM, epsilon);
    Pair<Gradient, INDArray> inner = underlying.backpropGradient(epsilon, workspaces);
    inner.getSecond().addi(goesBy);
    return inner;
  }

  /** Never: dropout in place would also drop what is added. */
  @Override
  public void allowInputModification(boolean allow) {
    underlying.allowInputModification(false);
  }
}
