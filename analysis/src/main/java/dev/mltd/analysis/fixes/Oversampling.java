package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** Rare classes are seen as often as common ones. */
public final class Oversampling implements Fix {

  @Override
  public String description() {
    return "draw the training examples so that every class is seen equally often, with as many examples per epoch as before";
  }

  @Override
  public String source() {
    return "Buda, Maki and Mazurowski 2018, A systematic study of the class imbalance problem";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.OVERSAMPLING);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    return Edit.of(config).set(Knob.OVERSAMPLING, "true").result();
  }
}
