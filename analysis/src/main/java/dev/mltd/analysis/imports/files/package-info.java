/**
 * Containers of text, tables and records, wherever they stand: CSV, JSON, YAML, Parquet, SQL, logs
 * and event files. They know nothing of runs or metrics; of a file that is damaged they give what
 * can be had, say what is lost, and hold no more in memory than they must.
 */
package dev.mltd.analysis.imports.files;
