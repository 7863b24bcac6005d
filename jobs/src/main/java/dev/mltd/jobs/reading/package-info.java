/**
 * Commands that read what is published or known and change nothing: one run or experiment
 * explained, a dataset as a file, the catalogues of rules, causes and fixes. Knows options; runs no
 * phase.
 */
package dev.mltd.jobs.reading;
