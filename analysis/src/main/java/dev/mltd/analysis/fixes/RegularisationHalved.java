package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Half of the dropout and of the penalty on the weights. */
public final class RegularisationHalved implements Fix {
  private static final double FACTOR = 0.5;

  @Override
  public String description() {
    return "halve dropout and the penalty on the weights";
  }

  @Override
  public String source() {
    return "Smith 2018, A disciplined approach to neural network hyper-parameters";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.DROPOUT, Knob.WEIGHT_DECAY);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config)
        .multiplyIfSet(Knob.DROPOUT, FACTOR)
        .multiplyIfSet(Knob.WEIGHT_DECAY, FACTOR)
        .result();
  }
}
