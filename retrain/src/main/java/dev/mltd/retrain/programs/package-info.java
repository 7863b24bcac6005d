/**
 * The file that says how a team's programs are trained again, with every mistake in it named by
 * line. It knows all trainers, which know nothing of it.
 */
package dev.mltd.retrain.programs;
