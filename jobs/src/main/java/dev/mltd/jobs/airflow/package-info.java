/** A running Airflow, over its REST API (version 2), and one of our own for a laptop. */
package dev.mltd.jobs.airflow;
