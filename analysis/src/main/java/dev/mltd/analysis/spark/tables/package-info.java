/**
 * Which datasets there are, one list: {@link dev.mltd.analysis.spark.tables.Datasets} with the
 * record that a row is and the {@link dev.mltd.analysis.spark.tables.Phase} that makes it; and the
 * one codec between records and Spark's rows. It knows nothing of how a dataset comes about.
 */
package dev.mltd.analysis.spark.tables;
