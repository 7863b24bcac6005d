/**
 * The folder of a report, which appears whole: the page with its data, {@code report.json}, tables
 * for spreadsheets and a summary in Markdown. It knows the page and what a report says.
 */
package dev.mltd.analysis.report.files;
