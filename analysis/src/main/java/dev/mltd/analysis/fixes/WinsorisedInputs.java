package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Outliers are pulled in to a limit. */
public final class WinsorisedInputs implements Fix {
  /** Robust deviations from the median, of the training split. */
  private static final double LIMIT = 4.7;

  @Override
  public String description() {
    return "pull values that are more than 4.7 robust deviations from the median of the training split in to that limit";
  }

  @Override
  public String source() {
    return "Tukey 1962, The future of data analysis; the limit is that beyond which the data profile counts outliers";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.WINSORISING);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).set(Knob.WINSORISING, LIMIT).result();
  }
}
