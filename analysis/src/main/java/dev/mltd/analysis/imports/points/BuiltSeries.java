package dev.mltd.analysis.imports.points;

import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.archive.Series;
import java.util.OptionalDouble;

/**
 * A series and what became of its points.
 *
 * @param series steps strictly increasing
 * @param counts {@code read = kept + repeats + replaced + thinned}
 * @param noiseBeforeThinning robust standard deviation of the series before points were left out,
 *     in its own unit; empty when none were
 */
public record BuiltSeries(Series series, PointCounts counts, OptionalDouble noiseBeforeThinning) {}
