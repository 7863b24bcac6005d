package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.rules.ConvergesTooSlowly;
import dev.mltd.analysis.rules.LossOscillates;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A batch: each cause in its textbook case, and what each fix changes. */
class BatchRemediesTest extends RemediesByExample {
  BatchRemediesTest() {
    super(BatchRemedies.ROWS);
  }

  @Override
  Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "BatchTooSmall",
            ill().with(LossOscillates.class).config("batch_size", 1).whereWorks("batch_size", 32)),
        arguments(
            "BatchTooLarge",
            ill()
                .with(ConvergesTooSlowly.class)
                .config("batch_size", 4096)
                .whereWorks("batch_size", 32, 64)));
  }

  @Override
  Stream<Arguments> changes() {
    return Stream.of(
        arguments(
            "BatchTimes4",
            "batch_size=4 learning_rate=0.1",
            "batch_size from 4 to 16, learning_rate from 0.1 to 0.2"),
        arguments("BatchDividedBy4", "batch_size=64", "batch_size from 64 to 16"));
  }

  @Override
  Stream<Arguments> silences() {
    return Stream.of(arguments("BatchDividedBy4", "batch_size=2"));
  }
}
