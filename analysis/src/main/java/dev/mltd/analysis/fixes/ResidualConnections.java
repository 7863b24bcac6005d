package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Layers that add to what they are given. */
public final class ResidualConnections implements Fix {

  @Override
  public String description() {
    return "add what goes into each hidden layer to what comes out of it";
  }

  @Override
  public String source() {
    return "He and others 2016, Deep residual learning for image recognition";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.RESIDUAL);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).set(Knob.RESIDUAL, "true").result();
  }
}
