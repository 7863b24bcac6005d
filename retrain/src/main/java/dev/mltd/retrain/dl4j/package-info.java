/**
 * What a network is in Deeplearning4j: a config read as its description, what cannot be together,
 * and the layers, losses, starts and rates that it is built of. Saved models name some of these
 * classes. It knows nothing of how a network is trained, but for the losses and the rate.
 */
package dev.mltd.retrain.dl4j;
