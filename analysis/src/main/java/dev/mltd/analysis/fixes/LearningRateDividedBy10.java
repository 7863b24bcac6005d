package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** A tenth of the learning rate. */
public final class LearningRateDividedBy10 implements Fix {
  private static final double FACTOR = 0.1;

  @Override
  public String description() {
    return "train with a tenth of the learning rate";
  }

  @Override
  public String source() {
    return "On all of DeepOBS one division by 10 repairs 43 % of the diverged runs, and three tries 93 %";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.LEARNING_RATE);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).multiply(Knob.LEARNING_RATE, FACTOR).result();
  }
}
