package dev.mltd.analysis.fixes;

import static java.util.Map.entry;

import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.causes.BatchTooLarge;
import dev.mltd.analysis.causes.BatchTooSmall;
import dev.mltd.analysis.causes.ClassesImbalanced;
import dev.mltd.analysis.causes.GradientsNotReset;
import dev.mltd.analysis.causes.GradientsUnclipped;
import dev.mltd.analysis.causes.GradientsVanish;
import dev.mltd.analysis.causes.InitialisationPoor;
import dev.mltd.analysis.causes.InputsNotNormalised;
import dev.mltd.analysis.causes.LabelsNoisy;
import dev.mltd.analysis.causes.LayerFrozen;
import dev.mltd.analysis.causes.LearningRateTooHigh;
import dev.mltd.analysis.causes.LearningRateTooLow;
import dev.mltd.analysis.causes.LossUnsuited;
import dev.mltd.analysis.causes.ModelTooComplex;
import dev.mltd.analysis.causes.ModelTooSimple;
import dev.mltd.analysis.causes.NumericalInstability;
import dev.mltd.analysis.causes.OutliersInData;
import dev.mltd.analysis.causes.OutputUnsuited;
import dev.mltd.analysis.causes.RegularisationTooStrong;
import dev.mltd.analysis.causes.ScheduleMissing;
import dev.mltd.analysis.causes.TrainValidationShift;
import dev.mltd.analysis.causes.TrainedTooLong;
import dev.mltd.analysis.causes.TrainedTooShort;
import dev.mltd.analysis.causes.UnitsDead;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue of fixes, and which of them cure what. */
public final class Fixes {

  /** Every fix, sorted by name. */
  public static final List<Fix> ALL =
      List.of(
          new AdamOptimizer(),
          new AllExamples(),
          new BatchDividedBy4(),
          new BatchTimes4(),
          new ClassWeights(),
          new ClippingAndLowerLearningRate(),
          new Deeper(),
          new DropoutAndL2(),
          new EarlyStopping(),
          new GradientClipping(),
          new InitialisationForActivation(),
          new LabelSmoothing(),
          new LayersUnfrozen(),
          new LeakyRelu(),
          new LearningRateDecay(),
          new LearningRateDividedBy10(),
          new LearningRateDividedBy100(),
          new LearningRateTimes100(),
          new LearningRateTimes10WithDecay(),
          new LossForTask(),
          new LossFromLogits(),
          new MoreEpochs(),
          new Narrower(),
          new OrthogonalInitialisation(),
          new OutputForTask(),
          new Oversampling(),
          new RegularisationHalved(),
          new RegularisationRemoved(),
          new ReluAndBatchNormalisation(),
          new ResidualConnections(),
          new RobustScaling(),
          new Shallower(),
          new StandardisedInputs(),
          new StrongerWeightDecay(),
          new WarmUp(),
          new Wider(),
          new WinsorisedInputs());

  /** Share of held-back faults whose first fix was verified, where that was nearly every one. */
  private static final double NEARLY_ALWAYS = 0.95;

  /** Where nobody has measured how often the first fix is verified. */
  private static final double NOT_MEASURED = 0.5;

  /**
   * What can be done about each cause, by its name. The chances are shares of 144 held-back faults
   * of small PyTorch programs whose first fix was verified, the cause being known.
   */
  public static final Map<String, Remedy> REMEDIES =
      Map.ofEntries(
          of(
              LearningRateTooHigh.class,
              0.89,
              new LearningRateDividedBy10(),
              new LearningRateDividedBy100(),
              new WarmUp(),
              new AdamOptimizer()),
          of(
              LearningRateTooLow.class,
              NEARLY_ALWAYS,
              new LearningRateTimes10WithDecay(),
              new LearningRateTimes100(),
              new AdamOptimizer()),
          of(ScheduleMissing.class, NOT_MEASURED, new LearningRateDecay(), new WarmUp()),
          of(
              NumericalInstability.class,
              NOT_MEASURED,
              new ClippingAndLowerLearningRate(),
              new LearningRateDividedBy100(),
              new LossFromLogits(),
              new StandardisedInputs()),
          of(
              GradientsUnclipped.class,
              0.33,
              new GradientClipping(),
              new LearningRateDividedBy10(),
              new OrthogonalInitialisation()),
          of(
              GradientsVanish.class,
              NEARLY_ALWAYS,
              new ReluAndBatchNormalisation(),
              new InitialisationForActivation(),
              new ResidualConnections(),
              new Shallower()),
          of(
              UnitsDead.class,
              0.62,
              new LeakyRelu(),
              new LearningRateDividedBy10(),
              new InitialisationForActivation()),
          of(InitialisationPoor.class, NEARLY_ALWAYS, new InitialisationForActivation()),
          of(
              ModelTooComplex.class,
              0.29,
              new AllExamples(),
              new DropoutAndL2(),
              new EarlyStopping(),
              new Narrower()),
          of(ModelTooSimple.class, NOT_MEASURED, new Wider(), new Deeper()),
          of(
              RegularisationTooStrong.class,
              NEARLY_ALWAYS,
              new RegularisationHalved(),
              new RegularisationRemoved()),
          of(TrainedTooLong.class, NOT_MEASURED, new EarlyStopping()),
          of(TrainedTooShort.class, NEARLY_ALWAYS, new MoreEpochs()),
          of(ClassesImbalanced.class, 0.71, new ClassWeights(), new Oversampling()),
          of(InputsNotNormalised.class, NEARLY_ALWAYS, new StandardisedInputs()),
          of(OutliersInData.class, NOT_MEASURED, new WinsorisedInputs(), new RobustScaling()),
          of(
              LabelsNoisy.class,
              0.5,
              new StrongerWeightDecay(),
              new LabelSmoothing(),
              new EarlyStopping()),
          none(
              TrainValidationShift.class,
              "no config changes which examples are in which split: its owner must look at it"),
          of(BatchTooSmall.class, NOT_MEASURED, new BatchTimes4()),
          of(BatchTooLarge.class, NEARLY_ALWAYS, new BatchDividedBy4()),
          of(LossUnsuited.class, NOT_MEASURED, new LossForTask()),
          of(OutputUnsuited.class, NOT_MEASURED, new OutputForTask()),
          none(GradientsNotReset.class, "no config changes it: it is a bug in the program"),
          of(LayerFrozen.class, NOT_MEASURED, new LayersUnfrozen()));

  private Fixes() {}

  /** The fix of that name. */
  public static Optional<Fix> named(String name) {
    return ALL.stream().filter(fix -> fix.name().equals(name)).findFirst();
  }

  /** The fixes of a cause in the order in which they are tried; none when no config cures it. */
  public static List<Fix> of(Cause cause) {
    return REMEDIES.get(cause.name()).fixes();
  }

  private static Map.Entry<String, Remedy> of(
      Class<? extends Cause> cause, double chance, Fix... fixes) {
    return entry(cause.getSimpleName(), Remedy.of(chance, fixes));
  }

  private static Map.Entry<String, Remedy> none(Class<? extends Cause> cause, String reason) {
    return entry(cause.getSimpleName(), Remedy.none(reason));
  }
}
