package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Four times the epochs. */
public final class MoreEpochs implements Fix {
  private static final double FACTOR = 4;

  @Override
  public String description() {
    return "train four times as long";
  }

  @Override
  public String source() {
    return "Measured on held-back faults: more epochs repair nearly every training that was too short";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.EPOCHS);
  }

  @Override
  public boolean spendsBudget() {
    return true;
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).multiply(Knob.EPOCHS, FACTOR).result();
  }
}
