/**
 * The command line, which is the only main, and the demo, which calls all rooms below: options,
 * reading, reporting, phases, sweeps, and the clients of Airflow and of a cluster.
 */
package dev.mltd.jobs;
