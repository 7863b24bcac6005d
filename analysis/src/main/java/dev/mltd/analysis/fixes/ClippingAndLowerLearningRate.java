package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** A tenth of the learning rate, and gradients of a norm of at most 1. */
public final class ClippingAndLowerLearningRate implements Fix {
  private static final double FACTOR = 0.1;

  @Override
  public String description() {
    return "train with a tenth of the learning rate, and shorten each layer's gradient to a norm of at most 1";
  }

  @Override
  public String source() {
    return "Pascanu, Mikolov and Bengio 2013; on all of DeepOBS one division by 10 alone repairs 30 % of the runs that became NaN";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.CLIPPING, Knob.LEARNING_RATE);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return GradientClipping.addTo(Edit.of(config).multiply(Knob.LEARNING_RATE, FACTOR), config)
        .result();
  }
}
