/**
 * {@code mltd lab score}: how often findings, causes, fixes and verdicts are right, as cards in
 * Markdown, on the fault lab, on real archives with labels, and on placebos.
 */
package dev.mltd.jobs.lab.score;
