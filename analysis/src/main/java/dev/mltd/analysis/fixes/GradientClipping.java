package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Each layer's gradient is shortened to a norm of 1. */
public final class GradientClipping implements Fix {
  /** L2 norm of the gradient of one layer. */
  private static final double NORM = 1;

  @Override
  public String description() {
    return "shorten each layer's gradient to a norm of at most 1";
  }

  @Override
  public String source() {
    return "Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural networks";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.CLIPPING);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return addTo(Edit.of(config), config).result();
  }

  /** Clips a config that does not clip, or less. */
  static Edit addTo(Edit edit, RunConfig config) {
    double present = Knob.CLIPPING.number(config).orElse(0);
    return present > 0 && present <= NORM ? edit : edit.set(Knob.CLIPPING, NORM);
  }
}
