/**
 * Archives and warehouses as tables: the one list of datasets with their records and phases, the
 * one codec between records and rows, and how both are read and written. Knows records, and nothing
 * of what is decided about them.
 */
package dev.mltd.analysis.spark.tables;
