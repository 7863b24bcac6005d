package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.formats.RunFormats;
import dev.mltd.analysis.imports.formats.RunsTable;
import dev.mltd.analysis.imports.points.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import scala.Tuple2;

/** Takes what a format reads at one location, as pieces keyed by run. */
final class LocationPieces implements RunSink {
  private final RunLocation location;
  private final String tool;
  private final List<Tuple2<String, byte[]>> pieces = new ArrayList<>();
  private final Set<String> runs = new TreeSet<>();

  private LocationPieces(RunLocation location, String tool) {
    this.location = location;
    this.tool = tool;
  }

  /** The pieces of a location; of one that cannot be read, what there is to say about it. */
  static List<Tuple2<String, byte[]>> of(RunLocation location, String tool, RunFiles files) {
    LocationPieces read = new LocationPieces(location, tool);
    try {
      if (tool.equals(RunFormats.POINTS)) {
        RunsTable.read(tool, location.path(), location.program(), files, read);
      } else {
        RunFormats.named(tool).read(location, files, read);
      }
    } catch (Exception unreadable) {
      // Whatever is wrong with one run's files must not cost the others.
      return read.failed(unreadable);
    }
    return read.pieces;
  }

  private List<Tuple2<String, byte[]>> failed(Exception why) {
    pieces.clear();
    runs.add(location.runId());
    String reason = why.getMessage() == null ? why.toString() : why.getMessage();
    for (String run : runs) {
      setAside(SetAside.run(run, location.path(), reason));
    }
    return pieces;
  }

  @Override
  public void run(RunHeader header) {
    runs.add(header.runId());
    add(header.runId(), new ImportPiece.Header(header));
  }

  @Override
  public void points(String runId, String rawName, String layer, Points points) {
    runs.add(runId);
    add(
        runId,
        new ImportPiece.Chunk(
            tool, location.program(), location.path(), pieces.size(), rawName, layer, points));
  }

  @Override
  public void setAside(SetAside what) {
    add(what.runId(), new ImportPiece.Aside(what));
  }

  private void add(String runId, ImportPiece piece) {
    pieces.add(new Tuple2<>(runId, ImportPiece.encode(piece)));
  }
}
