package dev.mltd.analysis.imports;

import dev.mltd.analysis.imports.names.NameContext;
import dev.mltd.analysis.imports.names.RunField;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Everything that a file says about a run but its curves, before it is understood. */
public final class RunHeader implements Serializable {
  private static final long serialVersionUID = 1;

  /** The tag that names the version of the code, whatever the tool calls it. */
  public static final String CODE_VERSION = "code_version";

  /** The tag that names the run that this one is a part or a child of. */
  public static final String PARENT_RUN = "parent_run";

  private final String runId;
  private final String tool;
  private final String path;
  private final String defaultProgram;
  private final TreeMap<String, String> columns = new TreeMap<>();
  private final TreeMap<String, String> config = new TreeMap<>();
  private final TreeMap<String, String> tags = new TreeMap<>();
  private final TreeMap<String, Double> summary = new TreeMap<>();
  private final EnumMap<RunField, String> fields = new EnumMap<>(RunField.class);
  private NameContext context = NameContext.NONE;
  private Instant startedAt;
  private Instant finishedAt;
  private boolean truncated;

  /**
   * Starts a header.
   *
   * @param tool the format that it is read as
   * @param path where it stands
   * @param defaultProgram what was trained, when nothing says it
   */
  public RunHeader(String runId, String tool, String path, String defaultProgram) {
    this.runId = runId;
    this.tool = tool;
    this.path = path;
    this.defaultProgram = defaultProgram;
  }

  /** Adds a column that is not a hyper-parameter, but which a field may be mapped to. */
  public RunHeader column(String name, String value) {
    columns.put(name, value);
    return this;
  }

  /** Adds what the tool noted beside the hyper-parameters; a field may be mapped to it too. */
  public RunHeader tag(String name, String value) {
    tags.put(name, value);
    columns.put(name, value);
    return this;
  }

  /** Says what a field is unless the user maps it to something else. */
  public RunHeader field(RunField field, String value) {
    fields.put(field, value);
    return this;
  }

  /** Adds a single value that is not a point of a curve. */
  public RunHeader summary(String name, double value) {
    summary.put(name, value);
    return this;
  }

  /** Says how the names of the run's metrics are to be read. */
  public RunHeader names(NameContext value) {
    context = value;
    return this;
  }

  /** Says when the run started. */
  public RunHeader startedAt(Instant value) {
    startedAt = value;
    return this;
  }

  /** Says when the run ended. */
  public RunHeader finishedAt(Instant value) {
    finishedAt = value;
    return this;
  }

  /**
   * Says that something was logged then: the run started no later, and ended no earlier.
   *
   * @return seconds since its start, to the millisecond
   */
  public double logged(Instant time) {
    startedAt = startedAt == null ? time : startedAt;
    finishedAt = time;
    return Duration.between(startedAt, time).toMillis() / 1000.0;
  }

  /** Marks a run whose last record was cut off. */
  public RunHeader cutOff() {
    truncated = true;
    return this;
  }

  /** Unique within an archive. */
  public String runId() {
    return runId;
  }

  /** The format that it is read as. */
  public String tool() {
    return tool;
  }

  /** Where it stands. */
  public String path() {
    return path;
  }

  /** Hyper-parameters as read; may be added to. */
  public Map<String, String> config() {
    return config;
  }

  /** How the names of the run's metrics are to be read. */
  public NameContext names() {
    return context;
  }

  String defaultProgram() {
    return defaultProgram;
  }

  public Map<String, String> columns() {
    return columns;
  }

  Map<String, String> tags() {
    return tags;
  }

  Map<String, Double> summary() {
    return summary;
  }

  public Map<RunField, String> fields() {
    return fields;
  }

  /** When the run started; null when it is not known. */
  public Instant startedAt() {
    return startedAt;
  }

  Instant finishedAt() {
    return finishedAt;
  }

  boolean isTruncated() {
    return truncated;
  }

  /** Everything in it, for the fingerprint. */
  String text() {
    return String.join(
        "\u0000",
        tool,
        defaultProgram,
        columns.toString(),
        config.toString(),
        tags.toString(),
        summary.toString(),
        fields.toString(),
        String.valueOf(startedAt),
        String.valueOf(finishedAt),
        String.valueOf(truncated));
  }
}
