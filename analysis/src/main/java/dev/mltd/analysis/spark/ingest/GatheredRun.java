package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.points.Points;
import dev.mltd.analysis.imports.points.RawSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All pieces of one run, and what is to be done with it. */
final class GatheredRun {
  private final String runId;
  private final List<RunHeader> headers = new ArrayList<>();
  private final List<ImportPiece.Chunk> chunks = new ArrayList<>();
  private final List<SetAside> setAside = new ArrayList<>();

  GatheredRun(String runId) {
    this.runId = runId;
  }

  String runId() {
    return runId;
  }

  void add(ImportPiece piece) {
    if (piece instanceof ImportPiece.Header header) {
      headers.add(header.header());
    } else if (piece instanceof ImportPiece.Chunk chunk) {
      chunks.add(chunk);
    } else if (piece instanceof ImportPiece.Aside aside) {
      setAside.add(aside.what());
    }
  }

  /**
   * The run's header: a nameless one where only points are known. Empty of a run that is not
   * imported.
   */
  Optional<RunHeader> header(FieldColumns fields) {
    boolean lost = setAside.stream().anyMatch(what -> what.kind() == SetAside.Kind.RUN);
    if (lost || headers.size() > 1 || (headers.isEmpty() && chunks.isEmpty())) {
      return Optional.empty();
    }
    if (headers.isEmpty()) {
      ImportPiece.Chunk chunk = chunks.get(0);
      return Optional.of(new RunHeader(runId, chunk.tool(), chunk.path(), chunk.program()));
    }
    return Optional.of(headers.get(0))
        .filter(header -> fields.status(header).filter(FieldColumns::isNotStarted).isEmpty());
  }

  boolean hasNoHeader() {
    return headers.isEmpty();
  }

  /** Pieces of its curves, in any order. */
  List<ImportPiece.Chunk> chunks() {
    return chunks;
  }

  /** What the user should know about it. */
  List<SetAside> setAside(FieldColumns fields) {
    List<SetAside> all = new ArrayList<>(setAside);
    if (headers.size() > 1) {
      String paths =
          headers.stream()
              .map(RunHeader::path)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      all.add(
          SetAside.run(
              runId,
              headers.get(0).path(),
              "%d runs have this id (in %s); give each its own".formatted(headers.size(), paths)));
    } else if (header(fields).isEmpty()) {
      headers.stream()
          .filter(header -> setAside.isEmpty())
          .forEach(
              header ->
                  all.add(SetAside.notice(runId, header.path(), "it has not begun: not imported")));
    } else if (headers.isEmpty()) {
      all.add(
          SetAside.notice(
              runId,
              chunks.get(0).path(),
              "it has points but no row in the table of runs: imported with an empty config"));
    } else if (chunks.isEmpty()) {
      all.add(
          SetAside.notice(
              runId, headers.get(0).path(), "it has no points: imported without series"));
    }
    return all;
  }

  /** Its series, each with its points in the order of the files. */
  List<RawSeries> series() {
    chunks.sort(
        Comparator.comparing(ImportPiece.Chunk::path).thenComparing(ImportPiece.Chunk::order));
    Map<List<String>, Points> byName = new LinkedHashMap<>();
    for (ImportPiece.Chunk chunk : chunks) {
      byName.merge(List.of(chunk.rawName(), chunk.layer()), chunk.points(), Points::append);
    }
    List<RawSeries> series = new ArrayList<>();
    byName.forEach((name, points) -> series.add(new RawSeries(name.get(0), name.get(1), points)));
    return series;
  }
}
