/**
 * The pages of a sweep and of all sweeps: which points of a curve are drawn, the data that a page's
 * script reads, style and script, and the templates. It knows what a report says, and nothing of
 * the other files of a report.
 */
package dev.mltd.analysis.report.page;
