package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Labels of which a tenth is spread over all classes. */
public final class LabelSmoothing implements Fix {
  private static final double SHARE = 0.1;

  @Override
  public String description() {
    return "spread a tenth of each label over all classes";
  }

  @Override
  public String source() {
    return "Szegedy and others 2016, Rethinking the Inception architecture; Lukasik and others 2020";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.LABEL_SMOOTHING);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Knob.LABEL_SMOOTHING.number(config).orElse(0) > 0
        ? Optional.empty()
        : Edit.of(config).set(Knob.LABEL_SMOOTHING, SHARE).result();
  }
}
