package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** A quarter of the batch, and so four times the updates. */
public final class BatchDividedBy4 implements Fix {
  private static final double FACTOR = 0.25;

  @Override
  public String description() {
    return "train with a quarter of the batch, which makes four times as many updates";
  }

  @Override
  public String source() {
    return "Keskar and others 2017, On large-batch training; Masters and Luschi 2018";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.BATCH_SIZE);
  }

  @Override
  public boolean spendsBudget() {
    return true;
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).multiply(Knob.BATCH_SIZE, FACTOR).result();
  }
}
