package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** The task's own loss. */
public final class LossForTask implements Fix {

  @Override
  public String description() {
    return "minimise the loss of the task: cross-entropy for classes, otherwise whatever the trainer takes where the config is silent";
  }

  @Override
  public String source() {
    return "Bishop 2006, Pattern Recognition and Machine Learning, section 5.2";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.LOSS);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    if (Knob.LOSS.keyIn(config).isEmpty()) {
      return Optional.empty();
    }
    return data.classes().isEmpty()
        ? Edit.of(config).remove(Knob.LOSS).result()
        : Edit.of(config).set(Knob.LOSS, "cross_entropy").result();
  }
}
