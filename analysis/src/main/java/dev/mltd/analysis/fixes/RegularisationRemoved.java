package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** No dropout, and no penalty on the weights. */
public final class RegularisationRemoved implements Fix {

  @Override
  public String description() {
    return "train without dropout and without a penalty on the weights";
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
        .multiplyIfSet(Knob.DROPOUT, 0)
        .multiplyIfSet(Knob.WEIGHT_DECAY, 0)
        .result();
  }
}
