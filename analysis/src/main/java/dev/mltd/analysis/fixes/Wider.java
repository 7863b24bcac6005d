package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Four times the width. */
public final class Wider implements Fix {
  private static final double FACTOR = 4;

  @Override
  public String description() {
    return "train hidden layers that are four times as wide";
  }

  @Override
  public String source() {
    return "Hestness and others 2017, Deep learning scaling is predictable, empirically";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.WIDTH);
  }

  @Override
  public boolean spendsBudget() {
    return true;
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    if (Knob.DEPTH.number(config).orElse(1) == 0) {
      return Optional.empty();
    }
    return Edit.of(config).multiply(Knob.WIDTH, FACTOR).result();
  }
}
