package dev.mltd.analysis.archive;

/**
 * What became of the points that were read: {@code read = kept + repeats + replaced + thinned}, so
 * that none is lost silently.
 *
 * @param read points in the tool's files
 * @param kept points in the archive
 * @param repeats dropped because an equal point stands at the same step
 * @param replaced overwritten by a later, unequal point at the same step
 * @param thinned left out of a series that was too long
 * @param restarts times that the steps of a series went back
 */
public record PointCounts(
    long read, long kept, long repeats, long replaced, long thinned, long restarts) {

  /** No point at all. */
  public static final PointCounts NONE = new PointCounts(0, 0, 0, 0, 0, 0);

  /** The sums of two counts. */
  public PointCounts plus(PointCounts other) {
    return new PointCounts(
        read + other.read,
        kept + other.kept,
        repeats + other.repeats,
        replaced + other.replaced,
        thinned + other.thinned,
        restarts + other.restarts);
  }
}
