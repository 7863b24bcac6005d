/**
 * Commands that drive the nightly sweep in Airflow, over its REST API only, and one that runs an
 * Airflow on this machine. Knows options and the client of Airflow, nothing of phases.
 */
package dev.mltd.jobs.sweeps;
