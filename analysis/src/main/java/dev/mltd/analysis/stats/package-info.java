/**
 * Doubles in, doubles out: curves, quantiles, exact tests, bounds and false discovery rates. It
 * knows nothing of what the numbers are about.
 */
package dev.mltd.analysis.stats;
