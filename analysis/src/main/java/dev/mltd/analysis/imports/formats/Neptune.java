package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.ParquetTable;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.Table;
import dev.mltd.analysis.imports.files.TimeText;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Neptune's exporter writes: {@code <run>_part_<n>.parquet} with a row per value. Series have
 * a step; everything else is a hyper-parameter, but for what Neptune itself notes under {@code
 * sys/}.
 */
final class Neptune extends RunFormat {
  private static final Pattern PART = Pattern.compile("(.*/.+)_part_(\\d{1,9})\\.parquet");

  /** The column that says what a row is a value of. */
  static final String ATTRIBUTE = "attribute_path";

  private static final List<String> COLUMNS =
      List.of("project_id", "run_id", ATTRIBUTE, "attribute_type");
  private static final Set<String> NOT_SETTINGS =
      Set.of("sys", "monitoring", "source_code", "runtime");

  Neptune() {
    super("neptune", "Neptune export");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    TreeMap<String, TreeMap<Integer, String>> runs = new TreeMap<>();
    for (String file : tree.filesEnding(".parquet")) {
      Matcher part = PART.matcher(file);
      if (part.matches()) {
        runs.computeIfAbsent(part.group(1), newRun -> new TreeMap<>())
            .put(Integer.valueOf(part.group(2)), file);
      }
    }
    List<RunLocation> found = new ArrayList<>();
    runs.forEach(
        (run, parts) -> {
          List<String> files = new ArrayList<>(parts.values());
          String project = FileTree.name(FileTree.folder(run));
          String id = project + "/" + FileTree.name(run);
          if (ParquetTable.columnsOf(files.get(0), tree.access())
              .filter(columns -> columns.containsAll(COLUMNS))
              .isPresent()) {
            found.add(new RunLocation(id, project, files));
          }
        });
    return found;
  }

  /** The places of the columns that are read. */
  private record Places(int path, int type, int step, int time, int project, List<Integer> values) {
    static Places in(ParquetTable table) {
      List<Integer> values =
          Stream.of("float_value", "int_value", "string_value", "bool_value", "datetime_value")
              .map(table::place)
              .toList();
      return new Places(
          table.place(ATTRIBUTE),
          table.place("attribute_type"),
          table.place("step"),
          table.place("timestamp"),
          table.place("project_id"),
          values);
    }

    /** The one value of a row as text; null without one. */
    String value(Table.Row row) {
      for (int place : values) {
        if (place >= 0 && row.text(place) != null) {
          return row.text(place);
        }
      }
      return null;
    }
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    RunHeader header = header(location);
    PointCollector collector = new PointCollector(sink);
    for (String path : location.paths()) {
      ParquetTable table = ParquetTable.open(path, files);
      if (!table.columns().containsAll(COLUMNS)) {
        throw new ImportException(
            "%s has no columns %s; it has %s".formatted(path, COLUMNS, table.columns()));
      }
      Places places = Places.in(table);
      table.forEachRow(row -> read(row, places, header, collector));
    }
    collector.passOn();
    sink.run(header);
  }

  private static void read(
      Table.Row row, Places places, RunHeader header, PointCollector collector) {
    String name = String.valueOf(row.text(places.path()));
    String type = String.valueOf(row.text(places.type()));
    String project = row.text(places.project());
    if (project != null) {
      header.field(RunField.EXPERIMENT, project);
      header.field(RunField.PROGRAM, project);
    }
    if (type.equals("float_series")) {
      double step = number(row, places.step()).orElse(Double.NaN);
      OptionalDouble value = number(row, places.values().get(0));
      if (Double.isFinite(step) && value.isPresent()) {
        double time = places.time() < 0 ? Double.NaN : seconds(row.text(places.time()));
        collector.of(header.runId(), name).addAt(step, value.getAsDouble(), time);
      }
      return;
    }
    String value = places.value(row);
    if (value == null || type.endsWith("_series") || type.equals("file")) {
      return;
    }
    String folder = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
    if (folder.equals("sys")) {
      system(name.substring("sys/".length()), value, header);
    } else if (NOT_SETTINGS.contains(folder)) {
      header.tag(name, value);
    } else {
      header.config().put(name.replace('/', '.'), value);
    }
  }

  private static OptionalDouble number(Table.Row row, int place) {
    return place < 0 ? OptionalDouble.empty() : row.number(place);
  }

  private static double seconds(String time) {
    return TimeText.instant(time).map(at -> at.toEpochMilli() / 1000.0).orElse(Double.NaN);
  }

  private static void system(String name, String value, RunHeader header) {
    switch (name) {
      case "name", "custom_run_id" -> header.field(RunField.NAME, value);
      case "owner" -> header.field(RunField.OWNER, value);
      case "creation_time" -> TimeText.instant(value).ifPresent(header::startedAt);
      case "modification_time" -> TimeText.instant(value).ifPresent(header::finishedAt);
      case "failed" -> header.field(RunField.STATUS, value.equals("true") ? "failed" : "finished");
      default -> header.tag("sys/" + name, value);
    }
  }
}
