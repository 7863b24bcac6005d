/**
 * A run and what it is made of: its program, config, series and source, and the columns in which an
 * archive keeps it. The two vocabularies are here, one table each: {@link
 * dev.mltd.analysis.archive.MetricKind} and {@link dev.mltd.analysis.archive.Knob}. It knows no
 * other package of ours.
 */
package dev.mltd.analysis.archive;
