/**
 * Commands that write pages for people and metrics for machines, and tell others of them: the
 * report of a sweep and the dashboard over all. Knows options; runs no phase.
 */
package dev.mltd.jobs.reporting;
