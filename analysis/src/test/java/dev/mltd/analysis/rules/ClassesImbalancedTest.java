package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.CLASS_RECALL;
import static dev.mltd.analysis.archive.Metric.TRAIN_LOSS;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.ProfileBuilder.data;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.ProfileBuilder;
import dev.mltd.analysis.finding.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassesImbalancedTest {
  private final Rule rule = new ClassesImbalanced();

  @Test
  void findsARareClassAndIsMildWhereTheRunLearned() {
    ProfileBuilder data = data().withClass("cat", 95).withClass("dog", 5);
    assertThat(assertThat(rule).on(learning(data)).finds(MINOR).layer()).isEqualTo("dog");
    assertThat(rule).on(failing(data)).finds(MAJOR);
  }

  @Test
  void aClassThatIsValidatedAndNeverTrainedIsTheRarest() {
    ProfileBuilder data = data().withClass("cat", 50).withClass("dog", 50);
    HistoryBuilder run = failing(data);
    for (String name : List.of("cat", "dog", "newt")) {
      run.layer(CLASS_RECALL, name, 0.1, 0.1, 0.1);
    }
    assertThat(assertThat(rule).on(run).finds(MAJOR).layer()).isEqualTo("newt");
    assertThat(rule)
        .on(failing(data).layer(CLASS_RECALL, "0", 0, 0, 0).layer(CLASS_RECALL, "1", 0, 0, 0))
        .isClear();
  }

  @Test
  void staysSilentOnClassesThatDifferALittle() {
    assertThat(rule).on(failing(data().withClass("a", 80).withClass("b", 20))).isClear();
  }

  @Test
  void doesNotJudgeARegressionOrASingleClass() {
    assertThat(rule)
        .on(failing(data().feature(0, 1)))
        .isNotJudgedFor(Lack.Kind.DOES_NOT_APPLY, "no classes");
    assertThat(rule)
        .on(failing(data().withClass("a", 1)))
        .isNotJudgedFor(Lack.Kind.DOES_NOT_APPLY, "one class only");
  }

  @Test
  void doesNotJudgeWithoutAProfile() {
    assertThat(rule).on(history()).isNotJudgedFor(Lack.Kind.PROFILE, "no data profile");
    assertThat(rule)
        .on(history().trainedOn(DataProfile.missing("gone.csv", "", "there is no such file")))
        .isNotJudgedFor(Lack.Kind.PROFILE, "no such file");
  }

  private static HistoryBuilder learning(ProfileBuilder data) {
    return history().trainedOn(data.build()).metric(TRAIN_LOSS, 2.3, 1.5, 1.1, 0.9);
  }

  private static HistoryBuilder failing(ProfileBuilder data) {
    return history().trainedOn(data.build()).metric(TRAIN_LOSS, 2.3, 2.3, 2.3, 2.3);
  }
}
