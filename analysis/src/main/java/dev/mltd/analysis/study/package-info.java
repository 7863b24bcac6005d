/**
 * What the runs of one study, a search of hyper-parameters, say together: which of them matter,
 * which ranges are safe, which settings fail together, which config is best beyond luck. It knows
 * runs by their config and how they ended, and nothing of findings, files or pages.
 */
package dev.mltd.analysis.study;
