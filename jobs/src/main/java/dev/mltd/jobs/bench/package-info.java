/** What {@code mltd bench} generates, runs and measures. */
package dev.mltd.jobs.bench;
