package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * One training, as plain data: one config, one seed, one model, one task.
 *
 * @param program what is trained
 * @param config hyper-parameters; keys that pick random numbers are left out
 * @param seed of all random numbers
 * @param data what it learns from
 * @param trainer kind of trainer
 * @param trainerVersion version of the trainer and of whatever else determines its results
 * @param deviceType what it runs on, such as {@code cpu}
 */
public record Training(
    Program program,
    RunConfig config,
    long seed,
    DataReference data,
    String trainer,
    String trainerVersion,
    String deviceType)
    implements Serializable {

  /** Keeps one seed only. */
  public Training {
    config = config.withoutSeeds();
  }

  /**
   * Digest of everything that determines the result. Where the data lie does not; what they are
   * does.
   *
   * @return 32 hexadecimal digits
   */
  public String id() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                program.name(),
                String.valueOf(seed),
                data.fingerprint(),
                trainer,
                trainerVersion,
                deviceType));
    config.values().forEach((key, value) -> texts.addAll(List.of(key, value)));
    return Fingerprint.of(texts);
  }

  /** The same training from other random numbers. */
  public Training withSeed(long other) {
    return new Training(program, config, other, data, trainer, trainerVersion, deviceType);
  }

  /** The same training of another config. */
  public Training withConfig(RunConfig other) {
    return new Training(program, other, seed, data, trainer, trainerVersion, deviceType);
  }
}
