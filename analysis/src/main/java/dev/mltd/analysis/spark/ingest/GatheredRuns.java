package dev.mltd.analysis.spark.ingest;

import java.util.Iterator;
import org.apache.commons.collections4.iterators.PeekingIterator;
import scala.Tuple2;

/** Gathers pieces that are sorted by run, one run at a time. */
final class GatheredRuns implements Iterator<GatheredRun> {
  private final PeekingIterator<Tuple2<String, byte[]>> sorted;

  GatheredRuns(Iterator<Tuple2<String, byte[]>> sorted) {
    this.sorted = PeekingIterator.peekingIterator(sorted);
  }

  @Override
  public boolean hasNext() {
    return sorted.hasNext();
  }

  @Override
  public GatheredRun next() {
    GatheredRun run = new GatheredRun(sorted.element()._1());
    while (sorted.hasNext() && sorted.peek()._1().equals(run.runId())) {
      run.add(ImportPiece.decode(sorted.next()._2(), ImportPiece.class));
    }
    return run;
  }
}
