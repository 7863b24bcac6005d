package dev.mltd.retrain;

import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Training;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/** Carries out the trainings of one program: one training, one model, one device. */
public interface Trainer extends Serializable {

  /** What kind of trainer it is, such as {@code dl4j}. */
  String kind();

  /** Version of the trainer and of whatever else determines its results. */
  String version();

  /**
   * Whether one training occupies the executors of a whole cluster. It is then carried out on the
   * driver, as no task may start others; any other training is one task.
   */
  default boolean usesWholeCluster() {
    return false;
  }

  /** Why it cannot train a program by a config, by key; empty when it can. Nothing is trained. */
  Optional<String> refusal(Program program, RunConfig config);

  /**
   * Carries a training out, here and now.
   *
   * @param device to run on; never another
   * @param folder empty and local; files left in it are kept with the training
   * @throws NotCarriedOutException when that is not the config's fault
   * @throws UnusableConfigException when the config asks for what it cannot do
   */
  Trained train(Training training, Device device, Path folder) throws IOException;
}
