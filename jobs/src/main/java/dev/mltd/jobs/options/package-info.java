/**
 * What several commands are told, and how each is started and ends: what all have in common,
 * options as picocli mixins, Spark's session and progress, the sweep that a phase works on, version
 * and exit codes. Knows of no command; what only one room asks for is in that room.
 */
package dev.mltd.jobs.options;
