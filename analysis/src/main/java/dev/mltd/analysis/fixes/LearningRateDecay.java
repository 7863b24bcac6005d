package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A learning rate that falls: along a cosine where the end is known, otherwise on plateaus. */
public final class LearningRateDecay implements Fix {
  private static final Set<String> CONSTANT =
      Set.of("none", "constant", "fixed", "false", "null", "");

  @Override
  public String description() {
    return "let the learning rate fall: along a cosine to the last epoch, or whenever validation stops improving where that is unknown";
  }

  @Override
  public String source() {
    return "Loshchilov and Hutter 2017, SGDR: stochastic gradient descent with warm restarts";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.SCHEDULE);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return addTo(Edit.of(config), config).result();
  }

  /** Adds a decay to a config that has none. */
  static Edit addTo(Edit edit, RunConfig config) {
    String present = Knob.SCHEDULE.text(config).orElse("none");
    if (!CONSTANT.contains(present.strip().toLowerCase(Locale.ROOT))) {
      return edit;
    }
    return edit.set(Knob.SCHEDULE, Knob.EPOCHS.number(config).isPresent() ? "cosine" : "plateau");
  }
}
