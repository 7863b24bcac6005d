package dev.mltd.analysis.imports.points;

/**
 * One series as it was read.
 *
 * @param rawName what its tool calls the metric
 * @param layer the layer or class where the file states one apart from the name; else empty
 * @param points in the order of the file
 */
public record RawSeries(String rawName, String layer, Points points) {}
