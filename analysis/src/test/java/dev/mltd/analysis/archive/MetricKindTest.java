package dev.mltd.analysis.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricKindTest {

  @ParameterizedTest
  @EnumSource
  void everyKindHasADirectionUnlessItIsNeitherGoodNorBadOrOnlyItsToolKnows(MetricKind kind) {
    boolean isOfTheTraining = !kind.hasSplit();
    assertThat(kind.direction() == Direction.UNKNOWN)
        .isEqualTo(isOfTheTraining || kind == MetricKind.OBJECTIVE);
  }

  @ParameterizedTest
  @EnumSource
  void aKindIsFoundByItsNameWhichCanMeanNoOther(MetricKind kind) {
    assertThat(MetricKind.named(kind.canonical())).contains(kind);
    assertThat(MetricKind.direction(kind.canonical())).isEqualTo(kind.direction());
    MetricKind.exactly(kind.canonical()).ifPresent(known -> assertThat(known).isEqualTo(kind));
  }

  @Test
  void noFormBelongsToTwoKinds() {
    Map<String, MetricKind> owners = new HashMap<>();
    for (MetricKind kind : MetricKind.values()) {
      for (String form : forms(kind)) {
        assertThat(kind.facts().isExactly(form)).as(form).isTrue();
        MetricKind other = owners.putIfAbsent(form, kind);
        assertThat(other).as(form).isIn(null, kind);
      }
    }
    assertThat(owners).containsKeys("loss", "ce", "top_1_acc", "lr_adamw_pg_1", "grad_norm");
  }

  private static List<String> forms(MetricKind kind) {
    return kind.facts().exact.map(Pattern::pattern).map(Forms::of).orElse(List.of());
  }

  @Test
  void noTwoKindsShareARank() {
    assertThat(MetricKind.primary())
        .extracting(kind -> kind.facts().primary)
        .doesNotHaveDuplicates();
    assertThat(MetricKind.drawn()).extracting(kind -> kind.facts().drawn).doesNotHaveDuplicates();
  }

  @Test
  void whatATaskIsScoredByComesBeforeItsLoss() {
    assertThat(MetricKind.primary())
        .containsSubsequence(
            MetricKind.BALANCED_ACCURACY,
            MetricKind.F1,
            MetricKind.ACCURACY,
            MetricKind.RMSE,
            MetricKind.LOSS,
            MetricKind.OBJECTIVE);
    assertThat(MetricKind.primary())
        .allMatch(kind -> kind == MetricKind.OBJECTIVE || kind.direction() != Direction.UNKNOWN);
  }

  @Test
  void onlySharesMayBePerCent() {
    assertThat(MetricKind.values())
        .filteredOn(MetricKind::mayBePerCent)
        .isNotEmpty()
        .allMatch(kind -> kind.range() == MetricKind.Range.SHARE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss_scale", "best_loss", "loss_weight", "delta_loss", "loss_std"})
  void whatIsAboutALossIsNeverOne(String form) {
    assertThat(MetricKind.exactly(form)).isEmpty();
    assertThat(MetricKind.qualified(form)).isEmpty();
  }

  @Test
  void aFormMayBeOneOfSeveral() {
    assertThat(MetricKind.exactly("box_loss")).isEmpty();
    assertThat(MetricKind.qualified("box_loss")).contains(MetricKind.LOSS);
    assertThat(MetricKind.direction("box_loss")).isEqualTo(Direction.MINIMISE);
    assertThat(MetricKind.direction("score")).isEqualTo(Direction.UNKNOWN);
  }

  @Test
  void theConstantsOfMetricsNameKinds() {
    assertThat(MetricKind.LOSS.canonical()).isEqualTo(Metric.LOSS);
    assertThat(MetricKind.ACCURACY.canonical()).isEqualTo(Metric.ACCURACY);
    assertThat(MetricKind.OBJECTIVE.canonical()).isEqualTo(Metric.OBJECTIVE);
    assertThat(MetricKind.LOSS.on(Split.TRAIN)).isEqualTo(Metric.TRAIN_LOSS);
  }
}
