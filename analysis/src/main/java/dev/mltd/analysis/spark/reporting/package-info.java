/**
 * What was published about a sweep, read back and drawn for its report. Knows tables, and of phases
 * only what they read as well.
 */
package dev.mltd.analysis.spark.reporting;
