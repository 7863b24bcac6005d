package dev.mltd.analysis.archive;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Everything about a run but its curves.
 *
 * @param runId unique within an archive
 * @param experiment the study or sweep that the run belongs to; empty when unknown
 * @param name for people; may repeat; empty when unknown
 * @param owner who started it; empty when unknown
 * @param program what was trained
 * @param group digest of program, data and config without seeds: replicates share it
 * @param seed of the random numbers
 * @param parent the run that this one is a retraining of
 * @param trainingId the training of ours behind the run
 * @param arm its part in a comparison, for runs that we trained
 * @param status how it ended
 * @param startedAt when it started
 * @param finishedAt when it ended
 * @param deviceHours hours times devices used
 * @param config hyper-parameters
 * @param tags what the tool noted beside them, such as the code's version; no hyper-parameters
 * @param summary single values that are not points of a curve
 * @param source where it was read from
 * @param data the training data, if the run names them
 * @param truncated its last record was cut off
 * @param counts what became of the points that were read
 */
public record Run(
    String runId,
    String experiment,
    String name,
    String owner,
    Program program,
    String group,
    OptionalLong seed,
    Optional<String> parent,
    Optional<String> trainingId,
    Optional<Arm> arm,
    RunStatus status,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    OptionalDouble deviceHours,
    RunConfig config,
    Map<String, String> tags,
    Map<String, Double> summary,
    Source source,
    Optional<DataReference> data,
    boolean truncated,
    PointCounts counts) {
  /** Begins the summary's noise of a series that was thinned, in its own unit. */
  public static final String NOISE_OF = "noise of ";

  /** Starts a run about which only this is known; the rest stays unknown until set. */
  public static Builder of(String runId, Program program) {
    return new Builder(runId, program);
  }

  /** The same with another summary. */
  public Run withSummary(Map<String, Double> other) {
    return new Builder(this).summary(other).build();
  }

  /**
   * The same as a training of ours.
   *
   * @param id of the run, and its name
   * @param retrainedRun that it is a retraining of
   * @param training behind it
   * @param inArm of the comparison
   */
  public Run asRetraining(String id, String retrainedRun, String training, Arm inArm) {
    Builder builder = new Builder(this);
    builder.runId = id;
    return builder.name(id).retrainingOf(retrainedRun, training, inArm).build();
  }

  /** Collects what is known about a run. */
  public static final class Builder {
    private final Program program;
    private String runId;
    private Optional<String> group = Optional.empty();
    private String experiment = "";
    private String name = "";
    private String owner = "";
    private OptionalLong seed = OptionalLong.empty();
    private Optional<String> parent = Optional.empty();
    private Optional<String> trainingId = Optional.empty();
    private Optional<Arm> arm = Optional.empty();
    private RunStatus status = RunStatus.UNKNOWN;
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> finishedAt = Optional.empty();
    private OptionalDouble deviceHours = OptionalDouble.empty();
    private RunConfig config = RunConfig.empty();
    private Map<String, String> tags = Map.of();
    private Map<String, Double> summary = Map.of();
    private Source source = new Source("", "", "");
    private Optional<DataReference> data = Optional.empty();
    private boolean truncated;
    private PointCounts counts = PointCounts.NONE;

    private Builder(String runId, Program program) {
      this.runId = runId;
      this.program = program;
    }

    private Builder(Run run) {
      this(run.runId, run.program);
      group = Optional.of(run.group);
      experiment = run.experiment;
      name = run.name;
      owner = run.owner;
      seed = run.seed;
      parent = run.parent;
      trainingId = run.trainingId;
      arm = run.arm;
      status = run.status;
      startedAt = run.startedAt;
      finishedAt = run.finishedAt;
      deviceHours = run.deviceHours;
      config = run.config;
      tags = run.tags;
      summary = run.summary;
      source = run.source;
      data = run.data;
      truncated = run.truncated;
      counts = run.counts;
    }

    public Builder experiment(String value) {
      experiment = value;
      return this;
    }

    public Builder name(String value) {
      name = value;
      return this;
    }

    public Builder owner(String value) {
      owner = value;
      return this;
    }

    public Builder seed(long value) {
      seed = OptionalLong.of(value);
      return this;
    }

    /** Marks the run as one that we trained. */
    public Builder retrainingOf(String parentRunId, String training, Arm inArm) {
      parent = Optional.of(parentRunId);
      trainingId = Optional.of(training);
      arm = Optional.of(inArm);
      return this;
    }

    public Builder status(RunStatus value) {
      status = value;
      return this;
    }

    public Builder startedAt(Instant value) {
      startedAt = Optional.of(value);
      return this;
    }

    public Builder finishedAt(Instant value) {
      finishedAt = Optional.of(value);
      return this;
    }

    public Builder deviceHours(double value) {
      deviceHours = OptionalDouble.of(value);
      return this;
    }

    public Builder config(Map<String, String> value) {
      config = RunConfig.of(value);
      return this;
    }

    public Builder tags(Map<String, String> value) {
      tags = value;
      return this;
    }

    public Builder summary(Map<String, Double> value) {
      summary = value;
      return this;
    }

    public Builder source(Source value) {
      source = value;
      return this;
    }

    /** Marks a run whose last record was cut off. */
    public Builder cutOff() {
      truncated = true;
      return this;
    }

    /**
     * Says what it was trained on.
     *
     * @param path file or folder
     * @param fingerprint digest of the content; empty when nobody has read it
     */
    public Builder data(String path, String fingerprint) {
      data = Optional.of(new DataReference(path, fingerprint));
      return this;
    }

    public Builder counts(PointCounts value) {
      counts = value;
      return this;
    }

    /** The run; its group is computed from program and config. */
    public Run build() {
      return new Run(
          runId,
          experiment,
          name,
          owner,
          program,
          group.orElseGet(() -> config.groupWithin(program, data)),
          seed,
          parent,
          trainingId,
          arm,
          status,
          startedAt,
          finishedAt,
          deviceHours,
          config,
          tags,
          summary,
          source,
          data,
          truncated,
          counts);
    }
  }
}
