package dev.mltd.analysis.rules;

import static dev.mltd.analysis.archive.Metric.CLASS_RECALL;
import static dev.mltd.analysis.finding.HistoryBuilder.history;
import static dev.mltd.analysis.finding.RuleAssert.assertThat;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import org.junit.jupiter.api.Test;

class OneClassRecalledFarBelowTest {
  private final Rule rule = new OneClassRecalledFarBelow();

  @Test
  void findsAClassThatIsIgnored() {
    Evidence evidence = assertThat(rule).on(recalls(0.9, 0.85, 0.01, 0.88)).finds(MAJOR);
    assertThat(evidence.layer()).isEqualTo("class2");
  }

  @Test
  void thinksLessOfAClassThatIsMerelyHard() {
    assertThat(rule).on(recalls(0.9, 0.85, 0.3, 0.88)).finds(MINOR);
  }

  @Test
  void findsTheLesserOfTwoClasses() {
    assertThat(rule).on(recalls(0.98, 0.02)).finds(MAJOR);
  }

  @Test
  void staysSilentOnClassesThatDifferALittle() {
    assertThat(rule).on(recalls(0.95, 0.9, 0.65, 0.8)).isClear();
  }

  @Test
  void staysSilentWhereTheOthersDifferAsMuch() {
    assertThat(rule).on(recalls(0.1, 0.3, 0.5, 0.7, 0.9)).isClear();
  }

  @Test
  void staysSilentOnAClassThatComesLater() {
    HistoryBuilder late =
        history()
            .layer(CLASS_RECALL, "class0", 20, i -> 0.9)
            .layer(CLASS_RECALL, "class1", 20, i -> i < 12 ? 0 : 0.9);
    assertThat(rule).on(late).isClear();
  }

  @Test
  void doesNotJudgeWithoutTwoClasses() {
    assertThat(rule).on(history()).isNotJudgedWithout(CLASS_RECALL);
    assertThat(rule).on(recalls(0.1)).isNotJudgedFor(Lack.Kind.METRIC, "two classes");
  }

  private static HistoryBuilder recalls(double... ends) {
    HistoryBuilder history = history();
    for (int k = 0; k < ends.length; k++) {
      double end = ends[k];
      history.layer(CLASS_RECALL, "class" + k, 20, i -> end * (1 - Math.exp(-1.0 - i)));
    }
    return history;
  }
}
