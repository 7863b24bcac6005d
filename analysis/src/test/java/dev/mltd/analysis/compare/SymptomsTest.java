package dev.mltd.analysis.compare;

import static dev.mltd.analysis.finding.Severity.CRITICAL;
import static dev.mltd.analysis.finding.Severity.MAJOR;
import static dev.mltd.analysis.finding.Severity.MINOR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Arm;
import dev.mltd.analysis.compare.Symptoms.Followed;
import dev.mltd.analysis.finding.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymptomsTest {
  private static final Map<Arm, List<String>> BOTH_ARMS =
      Map.of(Arm.CONTROL, List.of("unchanged"), Arm.TREATMENT, List.of("fixed"));
  private static final Map<String, Severity> NOTHING = Map.of();

  @Test
  void theSymptomThatSpeaksMostForTheCauseIsFollowedUnlessItIsOfTheDataThemselves() {
    Followed followed =
        follow(
            Map.of("LossDiverges", 2.5, "LossSpikes", 0.7, "ClassesImbalanced", 5.0),
            Map.of("WorseThanSiblings", CRITICAL, "LossDiverges", MAJOR),
            Map.of("LossDiverges", MAJOR),
            Map.of("WorseThanSiblings", MAJOR));
    assertThat(followed).isEqualTo(new Followed("LossDiverges", 1, 0));
    assertThat(followed.isGone()).contains(true);
  }

  @Test
  void whatSpeaksForTheCauseCountsOverAllRunsOfThePlan() {
    Symptoms symptoms =
        new Symptoms(
            Map.of(
                "a", Map.of("Cause", Map.of("LossSpikes", 1.0, "Underfits", 0.8)),
                "b", Map.of("Cause", Map.of("Underfits", 0.8))),
            Map.of(),
            Map.of());
    assertThat(symptoms.follow("Cause", List.of("a", "b"), BOTH_ARMS))
        .map(Followed::rule)
        .contains("Underfits");
  }

  @Test
  void whereNoSymptomSpeaksForTheCauseTheOneThatWeighsMostIsFollowed() {
    Followed followed =
        follow(
            Map.of(),
            Map.of("ClassesImbalanced", CRITICAL, "WeightsCollapse", MINOR, "LossDiverges", MAJOR),
            NOTHING,
            Map.of("LossDiverges", MAJOR));
    assertThat(followed).isEqualTo(new Followed("LossDiverges", 0, 1));
    assertThat(followed.isGone()).contains(false);
  }

  @Test
  void aSymptomThatMadeTheRunIllIsGoneWhereItDoesNoHarmAnyMore() {
    assertThat(
            follow(
                Map.of("Overfits", 2.5),
                Map.of("Overfits", MAJOR),
                Map.of("Overfits", MAJOR),
                Map.of("Overfits", MINOR)))
        .isEqualTo(new Followed("Overfits", 1, 0));
  }

  @Test
  void aSymptomThatDidNoHarmIsGoneWhereItIsNotFoundAtAll() {
    Followed followed =
        follow(
            Map.of("Overfits", 1.25),
            Map.of("WorseThanSiblings", MAJOR, "Overfits", MINOR),
            NOTHING,
            Map.of("Overfits", MINOR));
    assertThat(followed).isEqualTo(new Followed("Overfits", 0, 1));
    assertThat(followed.isGone()).contains(false);
  }

  @Test
  void ofASymptomThatDoesNotComeAgainUnchangedEitherNothingIsSaid() {
    assertThat(follow(Map.of("Overfits", 2.5), Map.of("Overfits", MAJOR), NOTHING, NOTHING))
        .satisfies(followed -> assertThat(followed.isGone()).isEmpty());
  }

  @Test
  void nothingIsFollowedWhereNothingIsKnownOrNothingWasRetrained() {
    assertThat(Symptoms.UNKNOWN.follow("Cause", List.of("ill"), BOTH_ARMS)).isEmpty();
    Symptoms known =
        new Symptoms(Map.of("ill", Map.of("Cause", Map.of("Overfits", 1.0))), Map.of(), Map.of());
    assertThat(known.follow("Cause", List.of("ill"), Map.of())).isEmpty();
  }

  /**
   * Follows the symptom of one ill run, retrained once in each arm.
   *
   * @param speaking for the cause
   * @param before found in the ill run
   */
  private static Followed follow(
      Map<String, Double> speaking,
      Map<String, Severity> before,
      Map<String, Severity> control,
      Map<String, Severity> treatment) {
    return new Symptoms(
            Map.of("ill", Map.of("Cause", speaking)),
            Map.of("ill", before),
            Map.of("unchanged", control, "fixed", treatment))
        .follow("Cause", List.of("ill"), BOTH_ARMS)
        .orElseThrow();
  }
}
