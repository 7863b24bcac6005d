package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Optional;
import java.util.Set;

/** No layer keeps its first weights. */
public final class LayersUnfrozen implements Fix {

  @Override
  public String description() {
    return "let every layer learn";
  }

  @Override
  public String source() {
    return "Yosinski and others 2014, How transferable are features in deep neural networks?";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.FROZEN);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    Optional<String> frozen = Knob.FROZEN.text(config);
    if (frozen.isEmpty()) {
      return Optional.empty();
    }
    return Edit.of(config)
        .set(Knob.FROZEN, Knob.FROZEN.number(config).isPresent() ? "0" : "false")
        .result();
  }
}
