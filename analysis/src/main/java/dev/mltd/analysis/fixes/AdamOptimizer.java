package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Adam in place of stochastic gradient descent, at its own standard learning rate. */
public final class AdamOptimizer implements Fix {
  private static final Set<String> DESCENTS = Set.of("sgd", "momentum", "nesterov", "nesterovs");
  private static final double STEP = 0.001;

  @Override
  public String description() {
    return "train with Adam at a learning rate of 0.001 instead of stochastic gradient descent";
  }

  @Override
  public String source() {
    return "Kingma and Ba 2015, Adam: a method for stochastic optimization, and its standard step size";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.OPTIMIZER, Knob.MOMENTUM, Knob.LEARNING_RATE);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    String present = Knob.OPTIMIZER.text(config).orElse("").strip().toLowerCase(Locale.ROOT);
    if (!DESCENTS.contains(present)) {
      return Optional.empty();
    }
    return Edit.of(config)
        .set(Knob.OPTIMIZER, "adam")
        .remove(Knob.MOMENTUM)
        .set(Knob.LEARNING_RATE, STEP)
        .result();
  }
}
