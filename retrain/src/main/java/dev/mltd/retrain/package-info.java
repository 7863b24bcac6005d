/**
 * The trainings of a plan, carried out: each is one task, found again under its id or trained by a
 * {@link dev.mltd.retrain.Trainer} and kept. What a training is recorded with, on which device, and
 * when it is given up is here too. It knows what a plan asks, and nothing of rules, causes or
 * verdicts.
 */
package dev.mltd.retrain;
