/**
 * {@code mltd lab train}: carries the trainings of the fault lab out, and writes an archive of
 * their histories with the truth beside it: labels, and what taking each fault away would come to.
 */
package dev.mltd.jobs.lab.train;
