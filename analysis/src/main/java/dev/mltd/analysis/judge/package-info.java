/**
 * Runs in; findings, causes, what their studies say and what is known for planning out, in plain
 * Java and for any number of runs. The phases on Spark call the same classes where the runs lie.
 */
package dev.mltd.analysis.judge;
