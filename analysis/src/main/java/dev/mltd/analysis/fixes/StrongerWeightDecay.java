package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** A penalty on the weights that makes it too dear to learn single wrong labels by heart. */
public final class StrongerWeightDecay implements Fix {
  private static final double PENALTY = 0.03;

  @Override
  public String description() {
    return "make the L2 penalty 0.03";
  }

  @Override
  public String source() {
    return "Krogh and Hertz 1992, A simple weight decay can improve generalization: it suppresses noise"
        + " of the targets; size measured on the lab's programs to learn on";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.WEIGHT_DECAY);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Knob.WEIGHT_DECAY.number(config).orElse(0) >= PENALTY
        ? Optional.empty()
        : Edit.of(config).set(Knob.WEIGHT_DECAY, PENALTY).result();
  }
}
