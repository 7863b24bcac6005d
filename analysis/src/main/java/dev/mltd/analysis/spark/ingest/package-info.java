/**
 * Runs of other tools into an archive: places are listed, read in parallel, and what belongs to one
 * run is brought together. Knows tables and importers.
 */
package dev.mltd.analysis.spark.ingest;
