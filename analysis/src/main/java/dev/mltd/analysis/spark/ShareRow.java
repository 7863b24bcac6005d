package dev.mltd.analysis.spark;

/**
 * The range of a metric that is a share, over all runs of a program that were imported so far.
 *
 * @param program whose runs log it
 * @param rawName as the tool calls it
 * @param smallest value as it stands in the files
 * @param largest value as it stands in the files
 */
record ShareRow(String program, String rawName, double smallest, double largest) {}
