/**
 * The phases of a sweep as commands, each with what it does and says, from import to compare;
 * `run`, which goes through them here or as applications on a cluster; and `clean`, which makes
 * room afterwards. Knows options, and reporting as the last phase.
 */
package dev.mltd.jobs.phases;
