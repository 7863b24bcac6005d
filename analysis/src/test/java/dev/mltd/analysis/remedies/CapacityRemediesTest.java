package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.Overfits;
import dev.mltd.analysis.rules.Underfits;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * A model that is too large or too small: each cause in its textbook case, and what each fix
 * changes.
 */
class CapacityRemediesTest extends RemediesByExample {
  CapacityRemediesTest() {
    super(CapacityRemedies.ROWS);
  }

  @Override
  Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "ModelTooComplex",
            ill()
                .with(Overfits.class)
                .with(GapLargerThanSiblings.class)
                .config("training_examples", 10)
                .whereWorks("training_examples", 1000)),
        arguments(
            "ModelTooSimple",
            ill().with(Underfits.class).config("width", 1).whereWorks("width", 16, 64)));
  }

  @Override
  Stream<Arguments> changes() {
    return Stream.of(
        arguments("AllExamples", "training_examples=80", "training_examples removed (was 80)"),
        arguments("DropoutAndL2", "dropout=0 l2=0", "dropout from 0 to 0.3, l2 from 0 to 0.001"),
        arguments(
            "DropoutAndL2",
            "dropout=0.6 weight_decay=0.003",
            "dropout from 0.6 to 0.7, weight_decay from 0.003 to 0.03"),
        arguments("Narrower", "width=64", "width from 64 to 32"),
        arguments("Wider", "width=2 hidden_layers=2", "width from 2 to 8"),
        arguments("Deeper", "hidden_layers=0", "hidden_layers from 0 to 1"),
        arguments("Deeper", "hidden_layers=6", "hidden_layers from 6 to 9"));
  }

  @Override
  Stream<Arguments> silences() {
    return Stream.of(
        arguments("AllExamples", ""),
        arguments("Wider", "width=8 hidden_layers=0"),
        arguments("Deeper", ""));
  }
}
