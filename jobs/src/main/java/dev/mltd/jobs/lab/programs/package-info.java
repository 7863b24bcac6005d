/**
 * The programs of the fault lab: their data, their sweeps of good configs and of known faults, and
 * the label of each run. It knows trainers and histories, and no rule, cause or fix, so that what
 * is done wrong is not chosen by what is found.
 */
package dev.mltd.jobs.lab.programs;
