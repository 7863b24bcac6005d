/**
 * Runs of other tools: what one tool wrote is told as a {@link dev.mltd.analysis.imports.RunHeader}
 * and points of raw series, and made a run of our own, always in the same way. Inside, each package
 * knows only those before it: {@code files} (containers), {@code points} (series as they were
 * read), {@code names} (what metrics and settings are called), this one (what all formats share),
 * {@code formats} (a class per format, and their list).
 */
package dev.mltd.analysis.imports;
