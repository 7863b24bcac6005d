package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Activations that pass gradients on, normalised batch by batch. */
public final class ReluAndBatchNormalisation implements Fix {

  @Override
  public String description() {
    return "use ReLU with batch normalisation before it";
  }

  @Override
  public String source() {
    return "Ioffe and Szegedy 2015, Batch normalization; Glorot, Bordes and Bengio 2011";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.ACTIVATION, Knob.NORMALISATION);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).set(Knob.ACTIVATION, "relu").set(Knob.NORMALISATION, "true").result();
  }
}
