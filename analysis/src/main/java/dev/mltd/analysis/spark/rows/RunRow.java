package dev.mltd.analysis.spark.rows;

import dev.mltd.analysis.archive.ArchiveColumns;
import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/** A run as a row of the archive; see {@link ArchiveColumns} for its columns. */
public final class RunRow implements Serializable {
  private static final long serialVersionUID = 1;

  /** Between this bean and Spark; the one place where its columns are derived. */
  public static final Encoder<RunRow> ENCODER = Encoders.bean(RunRow.class);

  private String run_id;
  private String experiment;
  private String name;
  private String owner;
  private String program;
  private String group;
  private Long seed;
  private String parent;
  private String training_id;
  private String arm;
  private String status;
  private Instant started_at;
  private Instant finished_at;
  private Double device_hours;
  private Map<String, String> config;
  private Map<String, String> tags;
  private Map<String, Double> summary;
  private SourceRow source;
  private DataRow data;
  private boolean truncated;
  private boolean thinned;
  private long points_read;
  private long points_kept;
  private long repeats;
  private long replaced;
  private long points_thinned;
  private long restarts;
  private Instant imported_at;
  private List<SeriesRow> series;

  /**
   * The history as a row; its arrays are shared, not copied.
   *
   * @param importedAt fixed by the caller, so that all runs of one import agree
   */
  public static RunRow of(RunHistory history, Instant importedAt) {
    Run run = history.run();
    RunRow row = new RunRow();
    row.run_id = run.runId();
    row.experiment = run.experiment();
    row.name = run.name();
    row.owner = run.owner();
    row.program = run.program().name();
    row.group = run.group();
    row.seed = run.seed().isPresent() ? run.seed().getAsLong() : null;
    row.parent = run.parent().orElse(null);
    row.training_id = run.trainingId().orElse(null);
    row.arm = run.arm().map(Arm::name).orElse(null);
    row.status = run.status().name();
    row.started_at = run.startedAt().orElse(null);
    row.finished_at = run.finishedAt().orElse(null);
    row.device_hours = run.deviceHours().isPresent() ? run.deviceHours().getAsDouble() : null;
    row.config = run.config().values();
    row.tags = run.tags();
    row.summary = run.summary();
    row.source = SourceRow.of(run.source());
    row.data = run.data().map(DataRow::of).orElse(null);
    row.truncated = run.truncated();
    row.thinned = run.counts().thinned() > 0;
    row.points_read = run.counts().read();
    row.points_kept = run.counts().kept();
    row.repeats = run.counts().repeats();
    row.replaced = run.counts().replaced();
    row.points_thinned = run.counts().thinned();
    row.restarts = run.counts().restarts();
    row.imported_at = importedAt;
    row.series = history.series().stream().map(SeriesRow::of).toList();
    return row;
  }

  /** The row as a history. */
  public RunHistory toHistory() {
    Run.Builder run =
        Run.of(run_id, new Program(program))
            .experiment(experiment)
            .name(name)
            .owner(owner)
            .status(RunStatus.ofStored(status))
            .config(config)
            // Null in a row of an archive that was made before there were any.
            .tags(tags == null ? Map.of() : tags)
            .summary(summary)
            .source(source.toSource())
            .counts(
                new PointCounts(
                    points_read, points_kept, repeats, replaced, points_thinned, restarts));
    if (seed != null) {
      run.seed(seed);
    }
    if (training_id != null) {
      run.retrainingOf(parent, training_id, Arm.valueOf(arm));
    }
    if (started_at != null) {
      run.startedAt(started_at);
    }
    if (finished_at != null) {
      run.finishedAt(finished_at);
    }
    if (device_hours != null) {
      run.deviceHours(device_hours);
    }
    if (data != null) {
      run.data(data.getPath(), data.getFingerprint());
    }
    if (truncated) {
      run.cutOff();
    }
    return new RunHistory(run.build(), series.stream().map(SeriesRow::toSeries).toList());
  }

  public String getRun_id() {
    return run_id;
  }

  public void setRun_id(String value) {
    run_id = value;
  }

  public String getExperiment() {
    return experiment;
  }

  public void setExperiment(String value) {
    experiment = value;
  }

  public String getName() {
    return name;
  }

  public void setName(String value) {
    name = value;
  }

  public String getOwner() {
    return owner;
  }

  public void setOwner(String value) {
    owner = value;
  }

  public String getProgram() {
    return program;
  }

  public void setProgram(String value) {
    program = value;
  }

  public String getGroup() {
    return group;
  }

  public void setGroup(String value) {
    group = value;
  }

  public Long getSeed() {
    return seed;
  }

  public void setSeed(Long value) {
    seed = value;
  }

  public String getParent() {
    return parent;
  }

  public void setParent(String value) {
    parent = value;
  }

  public String getTraining_id() {
    return training_id;
  }

  public void setTraining_id(String value) {
    training_id = value;
  }

  public String getArm() {
    return arm;
  }

  public void setArm(String value) {
    arm = value;
  }

  public String getStatus() {
    return status;
  }

  public void setStatus(String value) {
    status = value;
  }

  public Instant getStarted_at() {
    return started_at;
  }

  public void setStarted_at(Instant value) {
    started_at = value;
  }

  public Instant getFinished_at() {
    return finished_at;
  }

  public void setFinished_at(Instant value) {
    finished_at = value;
  }

  public Double getDevice_hours() {
    return device_hours;
  }

  public void setDevice_hours(Double value) {
    device_hours = value;
  }

  public Map<String, String> getConfig() {
    return config;
  }

  public void setConfig(Map<String, String> value) {
    config = value;
  }

  public Map<String, String> getTags() {
    return tags;
  }

  public void setTags(Map<String, String> value) {
    tags = value;
  }

  public Map<String, Double> getSummary() {
    return summary;
  }

  public void setSummary(Map<String, Double> value) {
    summary = value;
  }

  public SourceRow getSource() {
    return source;
  }

  public void setSource(SourceRow value) {
    source = value;
  }

  public DataRow getData() {
    return data;
  }

  public void setData(DataRow value) {
    data = value;
  }

  public boolean getTruncated() {
    return truncated;
  }

  public void setTruncated(boolean value) {
    truncated = value;
  }

  public boolean getThinned() {
    return thinned;
  }

  public void setThinned(boolean value) {
    thinned = value;
  }

  public long getPoints_read() {
    return points_read;
  }

  public void setPoints_read(long value) {
    points_read = value;
  }

  public long getPoints_kept() {
    return points_kept;
  }

  public void setPoints_kept(long value) {
    points_kept = value;
  }

  public long getRepeats() {
    return repeats;
  }

  public void setRepeats(long value) {
    repeats = value;
  }

  public long getReplaced() {
    return replaced;
  }

  public void setReplaced(long value) {
    replaced = value;
  }

  public long getPoints_thinned() {
    return points_thinned;
  }

  public void setPoints_thinned(long value) {
    points_thinned = value;
  }

  public long getRestarts() {
    return restarts;
  }

  public void setRestarts(long value) {
    restarts = value;
  }

  public Instant getImported_at() {
    return imported_at;
  }

  public void setImported_at(Instant value) {
    imported_at = value;
  }

  public List<SeriesRow> getSeries() {
    return series;
  }

  public void setSeries(List<SeriesRow> value) {
    series = value;
  }
}
