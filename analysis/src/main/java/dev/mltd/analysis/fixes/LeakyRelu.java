package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Activations whose gradient never is zero. */
public final class LeakyRelu implements Fix {

  @Override
  public String description() {
    return "use leaky ReLU for the activation";
  }

  @Override
  public String source() {
    return "Maas, Hannun and Ng 2013, Rectifier nonlinearities improve neural network acoustic models";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.ACTIVATION);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).set(Knob.ACTIVATION, "leaky_relu").result();
  }
}
