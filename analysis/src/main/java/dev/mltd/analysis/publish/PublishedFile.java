package dev.mltd.analysis.publish;

/**
 * One Parquet file of a published dataset.
 *
 * @param name relative to the attempt's folder
 * @param bytes its size
 * @param rows its rows, as its footer states them
 */
public record PublishedFile(String name, long bytes, long rows) {}
