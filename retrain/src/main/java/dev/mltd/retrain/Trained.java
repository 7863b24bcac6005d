package dev.mltd.retrain;

import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.fix.TrainingOutcome;

/**
 * What a training left.
 *
 * @param history its curves
 * @param outcome what it delivered; its model is a file of the training's folder
 */
public record Trained(RunHistory history, TrainingOutcome outcome) {}
