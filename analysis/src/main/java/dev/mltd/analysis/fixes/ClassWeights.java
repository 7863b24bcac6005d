package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Errors on rare classes count for more. */
public final class ClassWeights implements Fix {

  @Override
  public String description() {
    return "weigh each class by the inverse of its share of the training examples";
  }

  @Override
  public String source() {
    return "King and Zeng 2001, Logistic regression in rare events data";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.CLASS_WEIGHTS);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).set(Knob.CLASS_WEIGHTS, "balanced").result();
  }
}
