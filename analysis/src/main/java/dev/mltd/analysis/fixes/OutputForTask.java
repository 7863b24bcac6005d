package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** The task's own output. */
public final class OutputForTask implements Fix {

  @Override
  public String description() {
    return "use the output of the task: softmax for classes, otherwise whatever the trainer takes where the config is silent";
  }

  @Override
  public String source() {
    return "Bishop 2006, Pattern Recognition and Machine Learning, section 5.2";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.OUTPUT);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    if (Knob.OUTPUT.keyIn(config).isEmpty()) {
      return Optional.empty();
    }
    return data.classes().isEmpty()
        ? Edit.of(config).remove(Knob.OUTPUT).result()
        : Edit.of(config).set(Knob.OUTPUT, "softmax").result();
  }
}
