package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.CsvTable;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tables with a row per run and step and a column per metric, as exports of Weights & Biases are:
 * any number of {@code .csv} files with {@code run_id} and {@code _step} (or {@code step}), beside
 * {@code runs_manifest.csv} (or {@code runs.csv}) with a row per run. Empty cells are points that
 * were not logged. Runs of the manifest whose history is not there are imported without series.
 */
final class WandbCsv implements RunFormat {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "wandb-csv";
  }

  @Override
  public String title(RunLocation location) {
    return "Weights & Biases CSV";
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    List<RunLocation> found = new ArrayList<>();
    boolean history = false;
    for (String file : tree.filesEnding(".csv")) {
      WideColumns columns = new WideColumns(CsvTable.namesIn(tree.firstLine(file)));
      if (columns.hasRunId() && !columns.isOnePointPerRow()) {
        history |= columns.hasStep();
        if (columns.hasStep() || isManifest(file)) {
          found.add(new RunLocation("", tree.rootName(), List.of(file)));
        }
      }
    }
    return history ? found : List.of();
  }

  private static boolean isManifest(String file) {
    return file.endsWith("/runs_manifest.csv") || file.endsWith("/runs.csv");
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    if (isManifest(location.path())) {
      RunsTable.readCsv(name(), location.path(), location.program(), files, sink);
      return;
    }
    PointCollector collector = new PointCollector(sink);
    long[] stepless = new long[1];
    try (CsvTable table = CsvTable.open(location.path(), files)) {
      WideColumns columns = new WideColumns(table.columns());
      int[] metrics = columns.metrics();
      table.forEachRow(
          cells -> {
            double step = NumberText.number(cells[columns.step()]).orElse(Double.NaN);
            if (!Double.isFinite(step) || cells[columns.runId()].isEmpty()) {
              stepless[0]++;
              return;
            }
            double time =
                columns.seconds() < 0
                    ? Double.NaN
                    : NumberText.number(cells[columns.seconds()]).orElse(Double.NaN);
            for (int column : metrics) {
              OptionalDouble value = SingleRunCsv.cellValue(cells[column]);
              if (value.isPresent()) {
                collector
                    .of(cells[columns.runId()], table.columns().get(column))
                    .addAt(step, value.getAsDouble(), time);
              }
            }
          });
      if (table.isTruncated()) {
        sink.setAside(
            new SetAside(
                "",
                location.path(),
                "its last row is cut off and was left out",
                SetAside.Kind.POINTS));
      }
    }
    collector.passOn();
    sink.leftOut("", location.path(), stepless[0], "rows have no run or no step");
  }
}
