package dev.mltd.analysis.spark.ingest;

import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/** Gathers pieces that are sorted by run, one run at a time. */
final class GatheredRuns implements Iterator<GatheredRun> {
  private final Iterator<Tuple2<String, byte[]>> sorted;
  private Tuple2<String, byte[]> ahead;

  GatheredRuns(Iterator<Tuple2<String, byte[]>> sorted) {
    this.sorted = sorted;
    ahead = sorted.hasNext() ? sorted.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public GatheredRun next() {
    if (ahead == null) {
      throw new NoSuchElementException();
    }
    GatheredRun run = new GatheredRun(ahead._1());
    while (ahead != null && ahead._1().equals(run.runId())) {
      run.add(ImportPiece.decode(ahead._2(), ImportPiece.class));
      ahead = sorted.hasNext() ? sorted.next() : null;
    }
    return run;
  }
}
