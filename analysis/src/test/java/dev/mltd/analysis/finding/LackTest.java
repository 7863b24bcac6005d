package dev.mltd.analysis.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule lacked, as it is told and stored. */
class LackTest {

  @Test
  void aMetricIsToldAsPeopleWriteIt() {
    Lack lack = Lack.metric(Metric.VALIDATION_LOSS);
    assertThat(lack.sentence()).isEqualTo("no validation loss");
    assertThat(lack.metricToRecord()).contains("validation loss");
    assertThat(lack.stored()).isEqualTo("metric:validation loss");
  }

  @Test
  void aMetricThatNobodyCanNameIsNotToBeRecorded() {
    Lack lack = Lack.metric("no metric by which to rank the runs of this program");
    assertThat(lack.isNotRecorded()).isTrue();
    assertThat(lack.metricToRecord()).isEmpty();
    assertThat(lack.stored()).isEqualTo("metric");
  }

  @Test
  void pointsAreCounted() {
    Lack lack =
        Lack.points(
            HistoryBuilder.history().metric(Metric.TRAIN_LOSS, 3, 2, 1).build().series(),
            8,
            "eight finite points of the training loss");
    assertThat(lack.sentence()).isEqualTo("fewer than eight finite points of the training loss");
    assertThat(lack.stored()).isEqualTo("points 3/8:train loss");
    assertThat(lack.isNotRecorded()).isFalse();
  }

  @Test
  void whatIsStoredComesBack() {
    Lack odd = Lack.metric(new Metric("a:b 1/2 \u00e4", Split.TEST));
    assertThat(Lack.ofStored(Optional.of(odd.stored()), odd.sentence())).isEqualTo(odd);
    for (Lack.Kind kind : Lack.Kind.values()) {
      Lack bare = new Lack(kind, "", 0, 0, "words");
      assertThat(Lack.ofStored(Optional.of(bare.stored()), "words")).isEqualTo(bare);
      Lack full = new Lack(kind, "train loss", 3, 8, "words");
      assertThat(Lack.ofStored(Optional.of(full.stored()), "words")).isEqualTo(full);
    }
  }

  @Test
  void ofWordsAloneNothingIsGuessed() {
    Lack old = Lack.ofStored(Optional.empty(), "no train loss");
    assertThat(old.kind()).isEqualTo(Lack.Kind.OTHER);
    assertThat(old.sentence()).isEqualTo("no train loss");
    assertThat(old.isNotRecorded()).isFalse();
    assertThat(old.metricToRecord()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no train loss", "points 3:train loss", "wish", "metric:", "Metric"})
  void whatWasStoredOtherwiseIsRefused(String stored) {
    assertThatThrownBy(() -> Lack.ofStored(Optional.of(stored), "words"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
