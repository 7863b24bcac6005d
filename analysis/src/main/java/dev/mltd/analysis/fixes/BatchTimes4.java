package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Four times the batch, and twice the learning rate. */
public final class BatchTimes4 implements Fix {
  private static final double FACTOR = 4;

  @Override
  public String description() {
    return "train with four times the batch, and twice the learning rate";
  }

  @Override
  public String source() {
    return "Krizhevsky 2014, One weird trick: the square root, since a rate scaled in proportion would keep the noise";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.BATCH_SIZE, Knob.LEARNING_RATE);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config)
        .multiply(Knob.BATCH_SIZE, FACTOR)
        .multiplyIfSet(Knob.LEARNING_RATE, Math.sqrt(FACTOR))
        .result();
  }
}
