package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A learning rate that rises over the first epochs. */
public final class WarmUp implements Fix {
  /** Of all epochs. */
  private static final double SHARE = 0.1;

  @Override
  public String description() {
    return "let the learning rate rise from almost zero over the first tenth of the epochs";
  }

  @Override
  public String source() {
    return "Goyal and others 2017, Accurate, large minibatch SGD: 5 of 90 epochs; Gotmare and others 2019";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.WARM_UP);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    boolean countedInEpochs =
        Knob.WARM_UP.keyIn(config).orElse(Knob.WARM_UP.key()).equals(Knob.WARM_UP.key());
    OptionalDouble epochs = config.number(Knob.EPOCHS.key());
    if (!countedInEpochs || epochs.isEmpty() || Knob.WARM_UP.number(config).orElse(0) > 0) {
      return Optional.empty();
    }
    return Edit.of(config)
        .set(Knob.WARM_UP, Math.max(1, Math.rint(SHARE * epochs.getAsDouble())))
        .result();
  }
}
