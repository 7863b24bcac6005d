package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Half as many hidden layers again, and at least one more. */
public final class Deeper implements Fix {
  private static final double FACTOR = 1.5;

  @Override
  public String description() {
    return "train half as many hidden layers again, and at least one more";
  }

  @Override
  public String source() {
    return "Hestness and others 2017, Deep learning scaling is predictable, empirically";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.DEPTH);
  }

  @Override
  public boolean spendsBudget() {
    return true;
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    OptionalDouble depth = Knob.DEPTH.number(config);
    if (depth.isEmpty()) {
      return Optional.empty();
    }
    return Edit.of(config)
        .set(Knob.DEPTH, Math.max(depth.getAsDouble() + 1, FACTOR * depth.getAsDouble()))
        .result();
  }
}
