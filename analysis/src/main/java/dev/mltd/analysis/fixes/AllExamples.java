package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Every example there is, where the config takes some of them only. */
public final class AllExamples implements Fix {

  @Override
  public String description() {
    return "learn from all examples, where the config takes only so many of them";
  }

  @Override
  public String source() {
    return "Banko and Brill 2001, Scaling to very very large corpora for natural language disambiguation";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.TRAINING_EXAMPLES);
  }

  @Override
  public boolean spendsBudget() {
    return true;
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).remove(Knob.TRAINING_EXAMPLES).result();
  }
}
