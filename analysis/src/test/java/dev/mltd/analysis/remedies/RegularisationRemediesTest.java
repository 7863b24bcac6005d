package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.rules.EndsWhileStillImproving;
import dev.mltd.analysis.rules.TrainedFarPastBest;
import dev.mltd.analysis.rules.Underfits;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Regularisation and the length of a training: each cause in its textbook case, and what each fix
 * changes.
 */
class RegularisationRemediesTest extends RemediesByExample {
  RegularisationRemediesTest() {
    super(RegularisationRemedies.ROWS);
  }

  @Override
  Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "RegularisationTooStrong",
            ill().with(Underfits.class).config("dropout", 0.9).whereWorks("dropout", 0, 0.1)),
        arguments(
            "TrainedTooLong",
            ill()
                .with(TrainedFarPastBest.class)
                .config("epochs", 1000)
                .whereWorks("epochs", 50, 80)),
        arguments(
            "TrainedTooShort",
            ill()
                .with(EndsWhileStillImproving.class)
                .config("epochs", 2)
                .whereWorks("epochs", 50, 80)));
  }

  @Override
  Stream<Arguments> changes() {
    return Stream.of(
        arguments("EarlyStopping", "epochs=200", "early_stopping set to 20"),
        arguments("EarlyStopping", "", "early_stopping set to 5"),
        arguments("EarlyStopping", "epochs=NaN", "early_stopping set to 5"),
        arguments(
            "RegularisationHalved",
            "dropout=0.8 l2=1",
            "dropout from 0.8 to 0.4, l2 from 1 to 0.5"),
        arguments("RegularisationRemoved", "dropout=0 l2=0.1", "l2 from 0.1 to 0"),
        arguments("MoreEpochs", "epochs=5", "epochs from 5 to 20"));
  }

  @Override
  Stream<Arguments> silences() {
    return Stream.of(
        arguments("EarlyStopping", "patience=3"),
        arguments("RegularisationHalved", "dropout=0"),
        arguments("RegularisationRemoved", ""));
  }
}
