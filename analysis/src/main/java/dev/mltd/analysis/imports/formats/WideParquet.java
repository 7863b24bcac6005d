package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.ParquetTable;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parquet with a row per run and step and a column per metric: either with a column {@code run_id}
 * (beside {@code runs.parquet} with a row per run), or as Weights & Biases exports histories, one
 * or more files {@code <entity>_<project>_<run>_<part>.runhistory.parquet} a run. Null cells are
 * points that were not logged.
 */
final class WideParquet extends RunFormat {
  private static final String RUNS = "/runs.parquet";
  private static final Pattern HISTORY =
      Pattern.compile(".*/(?:(.+)_)?([^_/]+)_(\\d+)\\.runhistory\\.parquet");

  WideParquet() {
    super("wide-parquet", "wide Parquet");
  }

  @Override
  public String title(RunLocation location) {
    return HISTORY.matcher(location.path()).matches()
        ? "Weights & Biases Parquet"
        : super.title(location);
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    Map<String, TreeMap<Long, String>> histories = new TreeMap<>();
    List<RunLocation> found = new ArrayList<>();
    List<RunLocation> runs = new ArrayList<>();
    for (String file : tree.filesEnding(".parquet")) {
      Matcher history = HISTORY.matcher(file);
      if (history.matches()) {
        histories
            .computeIfAbsent(history.group(2), newRun -> new TreeMap<>())
            .put(Long.valueOf(history.group(3)), file);
      } else if (file.endsWith(RUNS)) {
        runs.add(new RunLocation("", tree.rootName(), List.of(file)));
      } else if (isWide(file, tree.access())) {
        found.add(new RunLocation("", tree.rootName(), List.of(file)));
      }
    }
    histories.forEach(
        (runId, parts) ->
            found.add(new RunLocation(runId, tree.rootName(), List.copyOf(parts.values()))));
    if (!found.isEmpty()) {
      found.addAll(runs);
    }
    return found;
  }

  private static boolean isWide(String file, RunFiles files) {
    // Reading one that is damaged will set it aside with its reason.
    return ParquetTable.columnsOf(file, files).map(WideParquet::areWide).orElse(true);
  }

  private static boolean areWide(List<String> names) {
    WideColumns columns = new WideColumns(names);
    return columns.hasRunId()
        && !TrackioParquet.isMetrics(names)
        && columns.hasStep()
        && !columns.isOnePointPerRow();
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    if (location.path().endsWith(RUNS)) {
      RunsTable.read(name(), location.path(), location.program(), files, sink);
      return;
    }
    for (String path : location.paths()) {
      readHistory(path, location.runId(), files, sink);
    }
    Matcher history = HISTORY.matcher(location.path());
    if (history.matches()) {
      RunHeader header = header(location);
      if (history.group(1) != null) {
        header.field(RunField.EXPERIMENT, history.group(1));
      }
      sink.run(header);
    }
  }

  private static void readHistory(String path, String onlyRun, RunFiles files, RunSink sink)
      throws IOException {
    ParquetTable table = ParquetTable.open(path, files);
    List<String> names = table.columns();
    WideColumns columns = new WideColumns(names);
    if (!columns.hasStep()) {
      throw new ImportException(
          "%s has no column 'step' or '_step' (a number); it has %s".formatted(path, names));
    }
    sink.leftOut(onlyRun, path, columns.read(table, onlyRun, sink), "rows have no run or no step");
  }
}
