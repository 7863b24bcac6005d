package dev.mltd.analysis.compare;

import static dev.mltd.analysis.compare.Experiment.FAILED;
import static dev.mltd.analysis.compare.Experiment.experiment;
import static dev.mltd.analysis.fix.TrainingOutcome.Status.NOT_CARRIED_OUT;
import static dev.mltd.analysis.fix.TrainingOutcome.Status.TRAINED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.fix.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From what the confirmations of a sweep delivered to its verdicts. */
class ConfirmationTest {
  private static final Experiment HELPS =
      experiment().control(1, 1.1, 1, 1.1, 1).fixed(0.5, 0.55, 0.5, 0.55, 0.5);
  private static final Experiment DOES_NOTHING =
      experiment()
          .metric("mae", Direction.MINIMISE)
          .control(1, 1.1, 1, 1.1, 1)
          .fixed(1, 1.1, 1, 1.1, 1);

  @Test
  void allPlansOfASweepAreJudgedTogetherTheVerifiedOnesFirst() {
    Comparison open = experiment().control(2, 2, 2, 2, 2).fixed(1, 1, 1, 1, 1).compare();
    List<Judgement> judgements =
        new Gate(Gate.STANDARD_MINIMUM)
            .judgeAll(
                List.of(
                    Confirmation.none(open.plan()),
                    confirmed(DOES_NOTHING.compare()),
                    confirmed(HELPS.compare())));
    assertThat(judgements)
        .extracting(Judgement::verdict)
        .containsExactly(Verdict.VERIFIED, Verdict.NO_EFFECT, Verdict.NOT_JUDGED);
    assertThat(judgements.get(2).reason()).isEqualTo("nothing was selected");
  }

  @Test
  void aVerdictIsAnAnswerHoweverItsTrainingsEnded() {
    assertThat(HELPS.judge().isAnswer(List.of(NOT_CARRIED_OUT))).isTrue();
  }

  @Test
  void withoutAVerdictAskingAgainIsInVainUnlessAMachineIsWhy() {
    Judgement notJudged =
        experiment().control(1, 1, 1, 1, 1).fixed(1, 1, 1, 1, 1).missing(1).judge();
    assertThat(notJudged.isAnswer(List.of(TRAINED, TRAINED))).isTrue();
    assertThat(notJudged.isAnswer(List.of(TRAINED, NOT_CARRIED_OUT))).isFalse();
    assertThat(notJudged.isAnswer(List.of())).isFalse();
  }

  @Test
  void theBestTrainingIsOfTheFixAndDidNotFail() {
    assertThat(best(experiment().control(1, 1, 1).fixed(0.8, FAILED, 0.7))).contains(0.7);
    assertThat(
            best(
                experiment()
                    .metric("accuracy", Direction.MAXIMISE)
                    .control(1, 1, 1)
                    .fixed(0.8, FAILED, 0.7)))
        .contains(0.8);
    assertThat(best(experiment().control(1, 1).fixed(FAILED, FAILED))).isEmpty();
  }

  private static Optional<Double> best(Experiment experiment) {
    return experiment.compare().best().map(TrainingResult::value);
  }

  private static Confirmation confirmed(Comparison comparison) {
    List<TrainingResult> results = new ArrayList<>(comparison.control());
    results.addAll(comparison.treatment());
    return new Confirmation(
        comparison.plan(),
        Optional.of(comparison.candidate()),
        comparison.seeds(),
        "best",
        results);
  }
}
