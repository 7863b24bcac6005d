package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Inputs of mean 0 and deviation 1 on the training split. */
public final class StandardisedInputs implements Fix {

  @Override
  public String description() {
    return "standardise each input by its mean and deviation on the training split";
  }

  @Override
  public String source() {
    return "LeCun, Bottou, Orr and Müller 1998, Efficient backprop";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.INPUT_SCALING);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).set(Knob.INPUT_SCALING, "standardise").result();
  }
}
