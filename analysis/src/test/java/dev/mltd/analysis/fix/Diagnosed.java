package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes diagnosed runs for tests: {@code ill("a").of(LearningRateTooHigh.class, 0.9)}. */
public final class Diagnosed {
  public static final Program PROGRAM = new Program("program");

  private final String group;
  private final List<Diagnosis> diagnoses = new ArrayList<>();
  private final Map<String, String> config =
      new TreeMap<>(Map.of("learning_rate", "0.1", "optimizer", "sgd", "epochs", "20"));
  private long seed = 1;
  private String fingerprint = "fingerprint";
  private DataProfile profile = DataProfile.UNKNOWN;
  private double score = 3;
  private OptionalDouble hours = OptionalDouble.of(1);

  private Diagnosed(String group) {
    this.group = group;
  }

  /** A run that is ill, of a group. */
  public static Diagnosed ill(String group) {
    return new Diagnosed(group);
  }

  public Diagnosed of(Class<? extends Cause> cause, double strength) {
    return answer(cause.getSimpleName(), strength);
  }

  /** An answer that is no cause, such as {@link Diagnosis#NONE}. */
  public Diagnosed answer(String name, double strength) {
    diagnoses.add(new Diagnosis(name, strength, List.of(), List.of(), List.of(), Map.of()));
    return this;
  }

  public Diagnosed config(String key, Object value) {
    config.put(key, String.valueOf(value));
    return this;
  }

  public Diagnosed seed(long value) {
    seed = value;
    return this;
  }

  /** Data of which the run names the path alone, and that somebody may have read since. */
  public Diagnosed dataWithoutFingerprint(DataProfile read) {
    fingerprint = "";
    profile = read;
    return this;
  }

  public Diagnosed score(double value) {
    score = value;
    return this;
  }

  public Diagnosed hours(double value) {
    hours = OptionalDouble.of(value);
    return this;
  }

  public Diagnosed unknownHours() {
    hours = OptionalDouble.empty();
    return this;
  }

  public DiagnosedRun build() {
    return new DiagnosedRun(
        group + "-" + seed,
        PROGRAM,
        group,
        RunConfig.of(config),
        OptionalLong.of(seed),
        Optional.of(new DataReference("data.csv", fingerprint)),
        profile,
        score,
        hours,
        diagnoses);
  }

  /** How the program is trained, when nothing about it is special. */
  public static TrainableProgram trainable() {
    return trainable(
        Optional.of(new PrimaryMetric(Metric.VALIDATION_ACCURACY, Direction.MAXIMISE)),
        Budget.UNLIMITED,
        config -> Optional.empty());
  }

  public static TrainableProgram trainable(
      Optional<PrimaryMetric> conventional,
      Budget budget,
      Function<RunConfig, Optional<String>> refusal) {
    return new TrainableProgram(
        PROGRAM,
        "dl4j",
        "1",
        "cpu",
        Optional.empty(),
        Optional.empty(),
        conventional,
        List.of(),
        budget,
        refusal);
  }
}
