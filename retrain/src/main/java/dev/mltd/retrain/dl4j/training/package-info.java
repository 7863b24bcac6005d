/**
 * A network trained in process: epochs over batches, recorded as the histories that a debugger
 * reads, until it is told to stop; where its data come from; the model that is kept. The trainers
 * {@code dl4j} and {@code dl4j-spark} are here.
 */
package dev.mltd.retrain.dl4j.training;
