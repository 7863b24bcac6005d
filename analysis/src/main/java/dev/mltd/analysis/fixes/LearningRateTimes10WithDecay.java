package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Ten times the learning rate, which then falls. */
public final class LearningRateTimes10WithDecay implements Fix {
  private static final double FACTOR = 10;

  @Override
  public String description() {
    return "train with ten times the learning rate, and let it fall during the training";
  }

  @Override
  public String source() {
    return "Loshchilov and Hutter 2017, SGDR: a rate that is too large for the end is good for the start";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.LEARNING_RATE, Knob.SCHEDULE);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    Edit edit = Edit.of(config).multiply(Knob.LEARNING_RATE, FACTOR);
    return LearningRateDecay.addTo(edit, config).result();
  }
}
