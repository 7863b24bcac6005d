/**
 * The phases of a sweep, datasets in and datasets out: each carries records to where they are
 * decided about, and publishes the answers. Knows tables.
 */
package dev.mltd.analysis.spark.phases;
