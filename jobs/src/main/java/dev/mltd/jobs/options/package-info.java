/**
 * What several commands are told, and how each is started and ends: options as picocli mixins,
 * Spark's session and progress, version and exit codes. Knows of no command; what only one room
 * asks for is in that room.
 */
package dev.mltd.jobs.options;
