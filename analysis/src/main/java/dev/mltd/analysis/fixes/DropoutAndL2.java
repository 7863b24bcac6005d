package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** More dropout, and a larger penalty on the weights. */
public final class DropoutAndL2 implements Fix {
  /** Share of the units. */
  private static final double FIRST_DROPOUT = 0.3;

  private static final double MORE_DROPOUT = 0.2;
  private static final double FIRST_PENALTY = 1e-3;
  private static final double FACTOR = 10;

  @Override
  public String description() {
    return "drop 0.3 of the units, or 0.2 more than now, and make the L2 penalty ten times as large, or 0.001";
  }

  @Override
  public String source() {
    return "Srivastava and others 2014, Dropout; Krogh and Hertz 1992, A simple weight decay can improve generalization";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.DROPOUT, Knob.WEIGHT_DECAY);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    double dropout = Knob.DROPOUT.number(config).orElse(0);
    double penalty = Knob.WEIGHT_DECAY.number(config).orElse(0);
    return Edit.of(config)
        .set(Knob.DROPOUT, dropout + (dropout > 0 ? MORE_DROPOUT : FIRST_DROPOUT))
        .set(Knob.WEIGHT_DECAY, penalty > 0 ? FACTOR * penalty : FIRST_PENALTY)
        .result();
  }
}
