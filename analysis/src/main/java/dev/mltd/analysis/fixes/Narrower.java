package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Half of the width. */
public final class Narrower implements Fix {
  private static final double FACTOR = 0.5;

  @Override
  public String description() {
    return "train hidden layers that are half as wide";
  }

  @Override
  public String source() {
    return "Geman, Bienenstock and Doursat 1992, Neural networks and the bias/variance dilemma";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.WIDTH);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).multiply(Knob.WIDTH, FACTOR).result();
  }
}
