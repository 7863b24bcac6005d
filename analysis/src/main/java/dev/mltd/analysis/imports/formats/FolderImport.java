package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.imports.RunAssembler;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.points.Points;
import dev.mltd.analysis.imports.points.RawSeries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Imports the runs of a folder here and now, for a handful of runs; many are a job. Whether a
 * program logs accuracy in per cent takes many runs to tell, so here values stay as they are.
 */
public final class FolderImport implements RunSink {
  private final Map<String, RunHeader> headers = new LinkedHashMap<>();
  private final Map<String, Map<List<String>, Points>> series = new LinkedHashMap<>();
  private final List<SetAside> setAside = new ArrayList<>();

  private FolderImport() {}

  /**
   * Reads all runs that a folder holds.
   *
   * @throws ImportException when there is no run, or something was left out of one
   */
  public static List<RunHistory> read(String folder, RunFiles files, RunAssembler assembler)
      throws IOException {
    FolderImport runs = new FolderImport();
    for (FoundRuns found : RunFormats.guess(files.tree(folder))) {
      for (RunLocation location : found.locations()) {
        found.format().read(location, files, runs);
      }
    }
    if (!runs.setAside.isEmpty()) {
      throw new ImportException(
          "%s: %s".formatted(runs.setAside.get(0).path(), runs.setAside.get(0).reason()));
    }
    return runs.headers.values().stream()
        .map(header -> assembler.assemble(header, runs.seriesOf(header.runId()), Set.of()))
        .toList();
  }

  private List<RawSeries> seriesOf(String runId) {
    List<RawSeries> read = new ArrayList<>();
    series
        .getOrDefault(runId, Map.of())
        .forEach((name, points) -> read.add(new RawSeries(name.get(0), name.get(1), points)));
    return read;
  }

  @Override
  public void run(RunHeader header) {
    headers.put(header.runId(), header);
  }

  @Override
  public void points(String runId, String rawName, String layer, Points points) {
    series
        .computeIfAbsent(runId, newRun -> new LinkedHashMap<>())
        .merge(List.of(rawName, layer), points, Points::append);
  }

  @Override
  public void setAside(SetAside what) {
    setAside.add(what);
  }
}
