package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Weights that neither stretch nor shrink what passes through them. */
public final class OrthogonalInitialisation implements Fix {

  @Override
  public String description() {
    return "start from orthogonal weights";
  }

  @Override
  public String source() {
    return "Saxe, McClelland and Ganguli 2014, Exact solutions to the nonlinear dynamics of learning";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.INITIALISATION, Knob.INITIAL_SCALE);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config)
        .set(Knob.INITIALISATION, "orthogonal")
        .remove(Knob.INITIAL_SCALE)
        .result();
  }
}
