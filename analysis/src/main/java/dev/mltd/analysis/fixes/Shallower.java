package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Half of the hidden layers. */
public final class Shallower implements Fix {
  private static final double FACTOR = 0.5;

  @Override
  public String description() {
    return "train half as many hidden layers";
  }

  @Override
  public String source() {
    return "Glorot and Bengio 2010: gradients shrink with every layer";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.DEPTH);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    if (Knob.DEPTH.number(config).orElse(0) < 2 || Knob.FROZEN.number(config).orElse(0) > 0) {
      return Optional.empty();
    }
    return Edit.of(config).multiply(Knob.DEPTH, FACTOR).result();
  }
}
