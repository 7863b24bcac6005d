package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.rules.ClassesImbalanced;
import dev.mltd.analysis.rules.GapLargerThanSiblings;
import dev.mltd.analysis.rules.InputsNotNormalised;
import dev.mltd.analysis.rules.LossSpikes;
import dev.mltd.analysis.rules.OneClassRecalledFarBelow;
import dev.mltd.analysis.rules.OutliersInInputs;
import dev.mltd.analysis.rules.Underfits;
import dev.mltd.analysis.rules.ValidationOffFromStart;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Faults of the data: each cause in its textbook case, and what each fix changes. */
class DataRemediesTest extends RemediesByExample {
  DataRemediesTest() {
    super(DataRemedies.ROWS);
  }

  @Override
  Stream<Arguments> textbook() {
    return Stream.of(
        arguments(
            "ClassesImbalanced",
            ill()
                .with(OneClassRecalledFarBelow.class)
                .notJudged(ClassesImbalanced.class, Lack.profile(DataProfile.UNKNOWN))
                .data("rare", "even")
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "InputsNotNormalised",
            ill()
                .with(InputsNotNormalised.class)
                .data("raw", "standardised")
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "OutliersInData",
            ill()
                .with(LossSpikes.class)
                .with(OutliersInInputs.class)
                .data("outliers", "clean")
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "LabelsNoisy",
            ill()
                .with(Underfits.class)
                .data("noisy", "clean")
                .config("width", 8)
                .whereWorks("width", 8)),
        arguments(
            "TrainValidationShift",
            ill()
                .with(ValidationOffFromStart.class)
                .with(GapLargerThanSiblings.class)
                .config("width", 8)
                .whereWorks("width", 8)));
  }

  @Override
  Stream<Arguments> changes() {
    return Stream.of(
        arguments("StandardisedInputs", "", "input_scaling set to standardise"),
        arguments("ClassWeights", "", "class_weights set to balanced"),
        arguments("Oversampling", "", "oversampling set to true"),
        arguments("WinsorisedInputs", "", "winsorise set to 4.7"),
        arguments("RobustScaling", "", "input_scaling set to robust"),
        arguments("StrongerWeightDecay", "", "l2 set to 0.03"),
        arguments("StrongerWeightDecay", "weight_decay=0.003", "weight_decay from 0.003 to 0.03"),
        arguments("LabelSmoothing", "", "label_smoothing set to 0.1"));
  }

  @Override
  Stream<Arguments> silences() {
    return Stream.of(
        arguments("ClassWeights", "class_weight=balanced"),
        arguments("StrongerWeightDecay", "l2=0.1"),
        arguments("LabelSmoothing", "label_smoothing=0.05"));
  }
}
