package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** A loss that is computed from the sums before the softmax, in full precision. */
public final class LossFromLogits implements Fix {

  @Override
  public String description() {
    return "compute the loss from the logits, in single precision, instead of from rounded probabilities";
  }

  @Override
  public String source() {
    return "Blanchard, Higham and Higham 2021, Accurately computing the log-sum-exp and softmax functions";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.LOSS_FROM_LOGITS, Knob.PRECISION);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    Edit edit = Edit.of(config);
    return Knob.PRECISION
        .text(config)
        .filter(precision -> !precision.strip().equals("single"))
        .map(precision -> edit.set(Knob.PRECISION, "single"))
        .orElseGet(() -> edit.set(Knob.LOSS_FROM_LOGITS, "true"))
        .result();
  }
}
