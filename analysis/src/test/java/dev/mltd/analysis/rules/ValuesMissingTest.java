package dev.mltd.analysis.rules;

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
import org.junit.jupiter.api.Test;

class ValuesMissingTest {
  private final Rule rule = new ValuesMissing();

  @Test
  void findsCellsWithoutANumberAndIsMildWhereTheRunLearned() {
    ProfileBuilder data = data().feature(0, 1).feature(0, 1, 0, 3, 0.1);
    assertThat(assertThat(rule).on(learning(data)).finds(MINOR).layer()).isEqualTo("x1");
    assertThat(rule).on(failing(data)).finds(MAJOR);
  }

  @Test
  void staysSilentOnCompleteInputs() {
    assertThat(rule).on(failing(data().feature(0, 1))).isClear();
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
