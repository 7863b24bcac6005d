package dev.mltd.analysis.fixes;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Edit;
import dev.mltd.analysis.fix.Fix;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** First weights that suit the activation, and no bias. */
public final class InitialisationForActivation implements Fix {

  @Override
  public String description() {
    return "start from the weights of He for ReLU and its kin, of Glorot for other activations, and from a bias of 0";
  }

  @Override
  public String source() {
    return "He and others 2015, Delving deep into rectifiers; Glorot and Bengio 2010";
  }

  @Override
  public Set<Knob> knobs() {
    return Set.of(Knob.INITIALISATION, Knob.INITIAL_SCALE, Knob.INITIAL_BIAS);
  }

  @Override
  public Optional<RunConfig> apply(RunConfig config, DataProfile data) {
    String activation = Knob.ACTIVATION.text(config).orElse("relu").toLowerCase(Locale.ROOT);
    Edit edit =
        Edit.of(config)
            .set(Knob.INITIALISATION, activation.contains("lu") ? "he" : "xavier")
            .remove(Knob.INITIAL_SCALE);
    return Knob.INITIAL_BIAS.keyIn(config).isPresent()
        ? edit.set(Knob.INITIAL_BIAS, 0).result()
        : edit.result();
  }
}
