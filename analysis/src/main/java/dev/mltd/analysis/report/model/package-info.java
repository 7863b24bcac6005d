/**
 * What a report says of a sweep, as records: the lines of its runs, tallies, fixes and what became
 * of them, news, recommendations, the headline, and how all of it is worded. It knows findings,
 * causes, insights and verdicts, and nothing of pages or files.
 */
package dev.mltd.analysis.report.model;
