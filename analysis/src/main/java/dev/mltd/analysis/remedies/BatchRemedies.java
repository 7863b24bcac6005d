package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.archive.Knob.BATCH_SIZE;
import static dev.mltd.analysis.archive.Knob.LEARNING_RATE;
import static dev.mltd.analysis.fix.Step.multiply;
import static dev.mltd.analysis.fix.Step.multiplyIfSet;

import dev.mltd.analysis.causes.BatchTooLarge;
import dev.mltd.analysis.causes.BatchTooSmall;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.util.List;

/** What cures a batch. */
final class BatchRemedies {
  static final List<Remedy> ROWS =
      List.of(
          Remedy.of(
              new BatchTooSmall(),
              Chances.NOT_MEASURED,
              Fix.of(
                  "BatchTimes4",
                  "train with four times the batch, and twice the learning rate",
                  "Krizhevsky 2014, One weird trick: the square root, since a rate scaled in"
                      + " proportion would keep the noise",
                  multiply(BATCH_SIZE, 4),
                  multiplyIfSet(LEARNING_RATE, 2))),
          Remedy.of(
              new BatchTooLarge(),
              Chances.NEARLY_ALWAYS,
              Fix.of(
                      "BatchDividedBy4",
                      "train with a quarter of the batch, which makes four times as many updates",
                      "Keskar and others 2017, On large-batch training; Masters and Luschi 2018",
                      multiply(BATCH_SIZE, 0.25))
                  .spendingBudget()));

  private BatchRemedies() {}
}
