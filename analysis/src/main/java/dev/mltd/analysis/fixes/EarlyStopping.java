package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A training that ends when validation no longer improves, and delivers its best weights. */
public final class EarlyStopping implements Fix {
  private static final Set<String> OFF = Set.of("0", "none", "false", "null", "");

  /** Of all epochs. */
  private static final double SHARE = 0.1;

  /** Epochs. */
  private static final double FEWEST = 5;

  @Override
  public String description() {
    return "stop when validation has not improved for a tenth of the epochs, and keep the best weights";
  }

  @Override
  public String source() {
    return "Prechelt 1998, Early stopping, but when?";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.EARLY_STOPPING);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    boolean stops =
        Knob.EARLY_STOPPING
            .text(config)
            .filter(present -> !OFF.contains(present.strip().toLowerCase(Locale.ROOT)))
            .isPresent();
    if (stops) {
      return Optional.empty();
    }
    double epochs = config.number(Knob.EPOCHS.key()).orElse(0);
    return Edit.of(config)
        .set(Knob.EARLY_STOPPING, Math.max(FEWEST, Math.rint(SHARE * epochs)))
        .result();
  }
}
