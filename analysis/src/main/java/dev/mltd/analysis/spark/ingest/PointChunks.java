package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.formats.RunFormats;
import dev.mltd.analysis.imports.points.Points;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Tuple2;

/**
 * Gathers rows of one point each into pieces of one series each, before anything is shuffled. Rows
 * of a series need not be adjacent, but it costs least when they are.
 */
final class PointChunks implements Iterator<Tuple2<String, byte[]>> {
  static final int RUN_ID = 0;
  static final int METRIC = 1;
  static final int STEP = 2;
  static final int VALUE = 3;
  static final int LAYER = 4;
  static final int FILE = 5;
  static final int ROW = 6;

  /** Points that are held at most: 16 MB. */
  private static final int MOST_HELD = 1_000_000;

  private record Key(UTF8String run, UTF8String metric, UTF8String layer) {}

  /** A series that is held, under a key whose memory is its own. */
  private record Held(Key key, ImportPiece.Chunk chunk) {}

  private record Reason(String run, String emptyColumn) {}

  private final Iterator<InternalRow> rows;
  private final String program;
  private final boolean wholeSteps;
  private final Map<Key, Held> held = new HashMap<>();
  private final Map<Reason, Long> leftOut = new HashMap<>();
  private final Deque<Tuple2<String, byte[]>> ready = new ArrayDeque<>();
  private int heldPoints;
  private Key key;
  private Points points;
  private UTF8String file = UTF8String.EMPTY_UTF8;
  private long row;
  private boolean finished;

  /**
   * Gathers these rows.
   *
   * @param program what was trained, when nothing says it
   * @param wholeSteps whether the steps are whole numbers, else they are doubles
   */
  PointChunks(Iterator<InternalRow> rows, String program, boolean wholeSteps) {
    this.rows = rows;
    this.program = program;
    this.wholeSteps = wholeSteps;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      add(rows.next());
    }
    if (ready.isEmpty() && !finished) {
      finished = true;
      emitHeld();
      leftOut.forEach(
          (reason, count) ->
              ready.add(
                  piece(
                      reason.run(),
                      new ImportPiece.Aside(
                          SetAside.points(
                              reason.run(),
                              file.toString(),
                              "%d points without a %s were left out; fill that column"
                                  .formatted(count, reason.emptyColumn()))))));
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<String, byte[]> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void add(InternalRow point) {
    UTF8String nextFile = point.getUTF8String(FILE);
    long nextRow = point.getLong(ROW);
    // A task may read several stretches of files, in any order: a piece must stay within one.
    if (nextRow < row || !nextFile.equals(file)) {
      emitHeld();
      file = nextFile.clone();
    }
    row = nextRow;
    if (point.isNullAt(RUN_ID) || point.isNullAt(METRIC) || isStepless(point)) {
      leaveOut(point);
      return;
    }
    if (++heldPoints > MOST_HELD) {
      emitHeld();
      heldPoints = 1;
    }
    choose(
        point.getUTF8String(RUN_ID),
        point.getUTF8String(METRIC),
        point.isNullAt(LAYER) ? UTF8String.EMPTY_UTF8 : point.getUTF8String(LAYER));
    boolean absent = point.isNullAt(VALUE);
    double value = absent ? Double.NaN : point.getDouble(VALUE);
    if (wholeSteps) {
      points.add(point.getLong(STEP), value);
    } else {
      points.addAt(point.getDouble(STEP), value);
    }
    if (absent) {
      points.countAbsentValue();
    }
  }

  private boolean isStepless(InternalRow point) {
    return point.isNullAt(STEP) || !(wholeSteps || Double.isFinite(point.getDouble(STEP)));
  }

  private void leaveOut(InternalRow point) {
    String run = point.isNullAt(RUN_ID) ? "" : point.getUTF8String(RUN_ID).toString();
    String empty = run.isEmpty() ? "run_id" : point.isNullAt(METRIC) ? "metric" : "step";
    leftOut.merge(new Reason(run, empty), 1L, Long::sum);
  }

  private void choose(UTF8String run, UTF8String metric, UTF8String layer) {
    if (key != null
        && metric.equals(key.metric())
        && run.equals(key.run())
        && layer.equals(key.layer())) {
      return;
    }
    Held found = held.get(new Key(run, metric, layer));
    if (found == null) {
      // Spark reuses the memory behind a row.
      Key own = new Key(run.clone(), metric.clone(), layer.clone());
      found =
          new Held(
              own,
              new ImportPiece.Chunk(
                  RunFormats.POINTS,
                  program,
                  file.toString(),
                  row,
                  metric.toString(),
                  layer.toString(),
                  new Points()));
      held.put(own, found);
    }
    key = found.key();
    points = found.chunk().points();
  }

  private void emitHeld() {
    held.forEach(
        (own, series) -> {
          series.chunk().points().trimmed();
          ready.add(piece(own.run().toString(), series.chunk()));
        });
    held.clear();
    heldPoints = 0;
    key = null;
  }

  private static Tuple2<String, byte[]> piece(String run, ImportPiece piece) {
    return new Tuple2<>(run, ImportPiece.encode(piece));
  }
}
