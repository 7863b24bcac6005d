package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.rules.ConvergesTooSlowly;
import dev.mltd.analysis.rules.EndsWhileStillImproving;
import dev.mltd.analysis.rules.LearningRateNeverDecays;
import dev.mltd.analysis.rules.LossDiverges;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A learning rate and its schedule: each cause in its textbook case, and what each fix changes. */
class LearningRateRemediesTest extends RemediesByExample {
  LearningRateRemediesTest() {
    super(LearningRateRemedies.ROWS);
  }

  @Override
  Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "LearningRateTooHigh",
            ill()
                .with(LossDiverges.class)
                .config("learning_rate", 3)
                .whereWorks("learning_rate", 0.1, 0.3)),
        arguments(
            "LearningRateTooLow",
            ill()
                .with(ConvergesTooSlowly.class)
                .with(EndsWhileStillImproving.class)
                .config("learning_rate", 0.001)
                .whereWorks("learning_rate", 0.1, 0.3)),
        arguments(
            "ScheduleMissing",
            ill()
                .with(LearningRateNeverDecays.class)
                .config("learning_rate", 0.1)
                .config("schedule", "none")
                .whereWorks("schedule", "cosine", "step")));
  }

  @Override
  Stream<Arguments> changes() {
    return Stream.of(
        arguments("LearningRateDividedBy10", "learning_rate=0.1", "learning_rate from 0.1 to 0.01"),
        arguments("LearningRateDividedBy100", "learning_rate=3", "learning_rate from 3 to 0.03"),
        arguments("WarmUp", "epochs=30 warmup_epochs=0", "warmup_epochs from 0 to 3"),
        arguments(
            "AdamOptimizer",
            "optimizer=momentum momentum=0.9 learning_rate=0.1",
            "learning_rate from 0.1 to 0.001, momentum removed (was 0.9), "
                + "optimizer from momentum to adam"),
        arguments(
            "LearningRateTimes10WithDecay",
            "learning_rate=0.001 schedule=none epochs=20",
            "learning_rate from 0.001 to 0.01, schedule from none to cosine"),
        arguments(
            "LearningRateTimes10WithDecay",
            "learning_rate=0.001 schedule=step",
            "learning_rate from 0.001 to 0.01"),
        arguments("LearningRateTimes100", "learning_rate=1e-5", "learning_rate from 1e-5 to 0.001"),
        arguments("LearningRateDecay", "schedule=none epochs=20", "schedule from none to cosine"),
        arguments("LearningRateDecay", "", "schedule set to plateau"));
  }

  @Override
  Stream<Arguments> silences() {
    return Stream.of(
        arguments("WarmUp", "epochs=30 warmup_epochs=5"),
        arguments("WarmUp", "epochs=NaN"),
        arguments("WarmUp", "epochs=30 warmup_steps=0"),
        arguments("AdamOptimizer", "optimizer=adam learning_rate=0.1"),
        arguments("AdamOptimizer", "learning_rate=0.1"),
        arguments("LearningRateDecay", "lr_scheduler=StepLR"));
  }
}
