package dev.mltd.analysis.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RecordJson;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.MadeUpVerdict;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Cost;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FixOutcomeTest {
  private static final RunConfig BEFORE = RunConfig.of(Map.of("learning_rate", "0.1"));
  private static final FixPlan PLAN =
      new FixPlan(
          "group",
          List.of("bad"),
          new Training(
              new Program("mnist"), BEFORE, 1, new DataReference("", "data"), "dl4j", "1", "cpu"),
          List.of(candidate("WarmUp", "warm_up"), candidate("ClipGradients", "clip_norm")),
          new PrimaryMetric(Metric.VALIDATION_LOSS, Direction.MINIMISE),
          List.of(),
          List.of(1L),
          Cost.NOTHING);

  @Test
  void theChangeIsThatOfTheFixWhichWasConfirmed() {
    FixOutcome fix = outcome(verdict().with("fix", "ClipGradients").build(), Optional.of(PLAN));
    assertThat(fix.change().words()).isEqualTo("clip_norm set to 1");
  }

  @Test
  void aPlanWithoutAWinnerIsShownByItsFirstFix() {
    FixOutcome fix = outcome(verdict().build(), Optional.of(PLAN));
    assertThat(fix.fix()).isEqualTo("WarmUp");
    assertThat(fix.cause()).isEqualTo("Cause");
  }

  @Test
  void withoutItsPlanNothingIsSaidOfTheChange() {
    assertThat(outcome(verdict().build(), Optional.empty()).change().keys()).isEmpty();
  }

  @Test
  void ofARefusedComparisonOnlyTheReasonIsTold() {
    FixVerdict refused = verdict().with("seeds", 5).with("reason", "too few seeds ended").build();
    assertThat(FixWords.of(outcome(refused, Optional.of(PLAN))))
        .containsExactly("too few seeds ended");
  }

  @Test
  void forMachinesWhatIsUnknownOrInfiniteIsNullAndWhatWasNotCountedIsNone() {
    FixVerdict judged = verdict().with("lowerBound", Double.NEGATIVE_INFINITY).build();
    JsonNode json = RecordJson.PUBLISHED.valueToTree(outcome(judged, Optional.empty()));
    assertThat(json.get("lower_bound").isNull()).isTrue();
    assertThat(json.get("q_value").isNull()).isTrue();
    assertThat(json.get("seeds").intValue()).isZero();
    assertThat(json.get("symptom_gone").textValue()).isEmpty();
  }

  private static MadeUpVerdict verdict() {
    return new MadeUpVerdict().with("metric", "validation loss");
  }

  private static FixOutcome outcome(FixVerdict judged, Optional<FixPlan> plan) {
    return FixOutcome.of(judged, plan, List.of());
  }

  private static Candidate candidate(String fix, String knob) {
    RunConfig after = RunConfig.of(Map.of("learning_rate", "0.1", knob, "1"));
    return new Candidate("Cause", fix, after, Change.between(BEFORE, after), 0.5, false);
  }
}
