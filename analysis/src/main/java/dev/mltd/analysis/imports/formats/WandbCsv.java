package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.CsvTable;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables with a row per run and step and a column per metric, as exports of Weights & Biases are:
 * any number of {@code .csv} files with {@code run_id} and {@code _step} (or {@code step}), beside
 * {@code runs_manifest.csv} (or {@code runs.csv}) with a row per run. Empty cells are points that
 * were not logged. Runs of the manifest whose history is not there are imported without series.
 */
final class WandbCsv extends RunFormat {
  WandbCsv() {
    super("wandb-csv", "Weights & Biases CSV");
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
      RunsTable.read(name(), location.path(), location.program(), files, sink);
      return;
    }
    try (CsvTable table = CsvTable.open(location.path(), files)) {
      long leftOut = new WideColumns(table.columns()).read(table, "", sink);
      if (table.isTruncated()) {
        sink.setAside(
            SetAside.points("", location.path(), "its last row is cut off and was left out"));
      }
      sink.leftOut("", location.path(), leftOut, "rows have no run or no step");
    }
  }
}
