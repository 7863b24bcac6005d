package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Inputs in units that outliers do not stretch. */
public final class RobustScaling implements Fix {

  @Override
  public String description() {
    return "scale each input by its median and interquartile range on the training split";
  }

  @Override
  public String source() {
    return "Huber and Ronchetti 2009, Robust Statistics";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.INPUT_SCALING);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).set(Knob.INPUT_SCALING, "robust").result();
  }
}
