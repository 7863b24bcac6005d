package dev.mltd.jobs.lab.programs;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.training.NetworkTrainer;
import dev.mltd.retrain.dl4j.training.StopCondition;
import java.io.Serializable;
import java.util.Optional;

/**
 * One training of the lab, as plain data. What is wrong with it stands here and in its label; the
 * history that it leaves shows it only through the config or the data, as any user's would.
 *
 * @param program what is trained
 * @param config hyper-parameters
 * @param data what it learns from
 * @param seed of the random numbers
 * @param fault the cause behind what was done wrong; empty when nothing was
 * @param severity {@code mild} or {@code severe}; empty without a fault
 */
public record LabTraining(
    LabProgram program,
    RunConfig config,
    DataVariant data,
    long seed,
    String fault,
    String severity)
    implements Serializable {

  private static final int DIGITS = 8;

  /** Names the run without telling what is wrong with it. */
  public String runId() {
    String group =
        config.groupWithin(program.program(), Optional.of(new DataReference(data.toString(), "")));
    return "%s-%s-%d".formatted(program.program(), group.substring(0, DIGITS), seed);
  }

  /** Whether nothing was done wrong. */
  public boolean isHealthy() {
    return fault.isEmpty();
  }

  /** What it learns from and is validated on. */
  public TrainingData trainingData() {
    return data.of(program);
  }

  /** Whether both differ in nothing but their seeds. */
  public boolean isReplicateOf(LabTraining other) {
    return program == other.program && config.equals(other.config) && data.equals(other.data);
  }

  /**
   * The file with its training split, within the folder of all such files: named by the content of
   * both splits, which does not tell what is wrong.
   */
  public String dataFile() {
    return dataFile(trainingData().fingerprint());
  }

  private String dataFile(String fingerprint) {
    return "%s-%s.parquet".formatted(program.program(), fingerprint.substring(0, DIGITS));
  }

  /**
   * Carries the training out, here and now.
   *
   * @param dataFolder where its {@link #dataFile} lies, as the run should name it
   */
  public RunHistory run(String dataFolder) {
    TrainingData examples = trainingData();
    String fingerprint = examples.fingerprint();
    Run.Builder run =
        Run.of(runId(), program.program())
            .experiment(program.program() + "-sweep")
            .name(runId())
            .owner("lab")
            .data(dataFolder + "/" + dataFile(fingerprint), fingerprint);
    return withoutBalancedAccuracy(
        NetworkTrainer.run(run, config, seed, examples, StopCondition.NEVER).history());
  }

  /**
   * Balanced accuracy, once recorded, becomes what runs are ranked by; the lab ranks by accuracy.
   */
  private static RunHistory withoutBalancedAccuracy(RunHistory history) {
    return new RunHistory(
        history.run(),
        history.series().stream()
            .filter(series -> !series.metric().equals(NetworkTrainer.BALANCED_ACCURACY))
            .toList());
  }
}
