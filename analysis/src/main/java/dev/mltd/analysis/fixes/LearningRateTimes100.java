package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** A hundred times the learning rate. */
public final class LearningRateTimes100 implements Fix {
  private static final double FACTOR = 100;

  @Override
  public String description() {
    return "train with a hundred times the learning rate";
  }

  @Override
  public String source() {
    return "Smith 2017, Cyclical learning rates for training neural networks: its range test spans decades";
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
