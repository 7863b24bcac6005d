package dev.mltd.analysis.causes;

import dev.mltd.analysis.cause.Cause;
import java.util.List;
import java.util.Optional;

/** The catalogue of causes. */
public final class Causes {

  /** Every cause, sorted by name. */
  public static final List<Cause> ALL =
      List.of(
          new BatchTooLarge(),
          new BatchTooSmall(),
          new ClassesImbalanced(),
          new GradientsNotReset(),
          new GradientsUnclipped(),
          new GradientsVanish(),
          new InitialisationPoor(),
          new InputsNotNormalised(),
          new LabelsNoisy(),
          new LayerFrozen(),
          new LearningRateTooHigh(),
          new LearningRateTooLow(),
          new LossUnsuited(),
          new ModelTooComplex(),
          new ModelTooSimple(),
          new NumericalInstability(),
          new OutliersInData(),
          new OutputUnsuited(),
          new RegularisationTooStrong(),
          new ScheduleMissing(),
          new TrainValidationShift(),
          new TrainedTooLong(),
          new TrainedTooShort(),
          new UnitsDead());

  private Causes() {}

  /** The cause of that name. */
  public static Optional<Cause> named(String name) {
    return ALL.stream().filter(cause -> cause.name().equals(name)).findFirst();
  }
}
