package dev.mltd.analysis.imports;

import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.names.ConfigKeys;
import dev.mltd.analysis.imports.names.RunField;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Which column or hyper-parameter holds what a run is called, what it trains, and so on: the user's
 * {@code --map FIELD=COLUMN}. A mapped column is no hyper-parameter.
 */
public final class FieldColumns implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String CONFIG_PREFIX = "config_";
  private static final List<String> SEEDS = List.of("seed", "random_seed");

  private final EnumMap<RunField, String> columns = new EnumMap<>(RunField.class);

  /** No field is mapped: a column (or hyper-parameter) called as a field holds it. */
  public FieldColumns() {}

  /**
   * The user's choices.
   *
   * @param choices each {@code FIELD=COLUMN}
   * @throws ImportException naming the choice that cannot be understood
   */
  public static FieldColumns of(List<String> choices) {
    FieldColumns fields = new FieldColumns();
    for (String choice : choices) {
      int equals = choice.indexOf('=');
      if (equals <= 0 || equals == choice.length() - 1) {
        throw new ImportException(
            "'%s' is no mapping; write FIELD=COLUMN, for instance program=task".formatted(choice));
      }
      String word = choice.substring(0, equals).strip();
      RunField field =
          RunField.of(word)
              .orElseThrow(
                  () ->
                      new ImportException(
                          "the field '%s' in '%s' is not known; use one of %s"
                              .formatted(word, choice, RunField.words())));
      if (fields.columns.put(field, choice.substring(equals + 1).strip()) != null) {
        throw new ImportException("the field '%s' is mapped twice; keep one".formatted(word));
      }
    }
    return fields;
  }

  /** The columns that are mapped, by field. */
  public Map<RunField, String> mapped() {
    return columns;
  }

  /** Whether a header holds the column that a field is mapped to. */
  public static boolean holds(RunHeader header, String column) {
    return header.columns().containsKey(column)
        || header.config().containsKey(column)
        || header.config().containsKey(withoutPrefix(column));
  }

  /** What a run trains. */
  public String program(RunHeader header) {
    return value(header, RunField.PROGRAM, new TreeMap<>(header.config()))
        .orElse(header.defaultProgram());
  }

  /** How a run ended, in its tool's word; empty when it does not say. */
  public Optional<String> status(RunHeader header) {
    return value(header, RunField.STATUS, new TreeMap<>(header.config()));
  }

  /** The run that a header describes; its series are not known here. */
  Run.Builder toRun(RunHeader header) {
    TreeMap<String, String> config = new TreeMap<>(header.config());
    String program = value(header, RunField.PROGRAM, config).orElse(header.defaultProgram());
    Run.Builder run = Run.of(header.runId(), new Program(program)).tags(header.tags());
    value(header, RunField.EXPERIMENT, config).ifPresent(run::experiment);
    value(header, RunField.NAME, config).ifPresent(run::name);
    value(header, RunField.OWNER, config).ifPresent(run::owner);
    value(header, RunField.STATUS, config).map(FieldColumns::statusOf).ifPresent(run::status);
    // What the data hold is found out by reading them, which an import does not.
    value(header, RunField.DATA, config).ifPresent(path -> run.data(path, ""));
    seed(header, config).ifPresent(run::seed);
    // Last, as what a field was taken from is no hyper-parameter.
    run.config(ConfigKeys.canonical(config));
    if (header.startedAt() != null) {
      run.startedAt(header.startedAt());
    }
    if (header.finishedAt() != null) {
      run.finishedAt(header.finishedAt());
    }
    if (header.isTruncated()) {
      run.cutOff();
    }
    return run;
  }

  /** What a tool's word for a status means. */
  static RunStatus statusOf(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "finished", "complete", "completed", "success", "succeeded", "done", "terminated" ->
          RunStatus.FINISHED;
      case "failed", "fail", "crashed", "error", "failure" -> RunStatus.FAILED;
      case "killed", "pruned", "preempted", "stopped", "cancelled", "canceled", "aborted" ->
          RunStatus.KILLED;
      case "running" -> RunStatus.RUNNING;
      default -> RunStatus.UNKNOWN;
    };
  }

  /** Whether a tool's word says that a run has not begun. */
  public static boolean isNotStarted(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "waiting", "scheduled", "pending", "queued" -> true;
      default -> false;
    };
  }

  private Optional<String> value(RunHeader header, RunField field, Map<String, String> config) {
    String column = columns.get(field);
    if (column == null) {
      return Optional.ofNullable(header.fields().get(field));
    }
    String fromConfig = config.remove(column);
    if (fromConfig == null) {
      fromConfig = config.remove(withoutPrefix(column));
    }
    String fromColumns = header.columns().get(column);
    return Optional.ofNullable(fromColumns == null ? fromConfig : fromColumns);
  }

  private OptionalLong seed(RunHeader header, Map<String, String> config) {
    Optional<String> text = value(header, RunField.SEED, config);
    for (String key : SEEDS) {
      text = text.or(() -> Optional.ofNullable(config.get(key)));
    }
    OptionalDouble number = text.map(NumberText::number).orElse(OptionalDouble.empty());
    return number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble())
        ? OptionalLong.of((long) number.getAsDouble())
        : OptionalLong.empty();
  }

  private static String withoutPrefix(String column) {
    return column.startsWith(CONFIG_PREFIX) ? column.substring(CONFIG_PREFIX.length()) : column;
  }

  @Override
  public String toString() {
    return columns.toString();
  }
}
