package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.cause.CaseBuilder;
import dev.mltd.analysis.cause.Cause;
import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.rules.GradientsExplode;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossPlateausWhileSiblingsGoOn;
import dev.mltd.analysis.rules.Underfits;
import dev.mltd.analysis.siblings.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Causes in cases that only look like theirs, and that their catalogue cannot rot. */
class CausesTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "dev", "mltd", "analysis", "causes");

  private static List<Diagnosis> diagnose(CaseBuilder aboutRun) {
    return new Diagnoser(Causes.ALL).diagnose(aboutRun.build());
  }

  @Test
  void aLearningRateAmongThoseThatWorkIsNotTheFirstSuspectOfADivergence() {
    assertThat(
            diagnose(
                    ill()
                        .with(LossDiverges.class)
                        .with(GradientsExplode.class)
                        .config("learning_rate", 0.1)
                        .whereWorks("gradient_clipping", 1))
                .get(0)
                .cause())
        .isEqualTo("GradientsUnclipped");
  }

  @Test
  void aLowerLearningRateThanThoseThatWorkIsNeverTooHigh() {
    assertThat(
            diagnose(
                ill()
                    .with(LossDiverges.class)
                    .config("learning_rate", 0.001)
                    .whereWorks("learning_rate", 0.1, 0.3)))
        .filteredOn(one -> one.strength() >= Diagnoser.CREDIBLE)
        .extracting(Diagnosis::cause)
        .doesNotContain("LearningRateTooHigh", "LearningRateTooLow");
  }

  /** Others bear that learning rate; this run does best with a smaller one. */
  @Test
  void amongThoseThatWorkTheBestOfTheSameSettingsShowsTheDirection() {
    assertThat(
            diagnose(
                    ill()
                        .with(Underfits.class)
                        .config("learning_rate", 0.2)
                        .whereWorks("learning_rate", 0.01, 0.1, 0.5))
                .get(0)
                .cause())
        .isEqualTo("LearningRateTooHigh");
  }

  @Test
  void aLowerLearningRateThatDoesBetterShowsTheDirectionThoughItDoesNotWorkEither() {
    CaseBuilder aboutRun =
        ill()
            .with(LossPlateausWhileSiblingsGoOn.class)
            .with(Underfits.class)
            .config("optimizer", "momentum")
            .config("learning_rate", 0.1)
            .whereWorks("optimizer", "adam")
            .whereEnds("learning_rate", 0.1, 100)
            .whereEnds("learning_rate", 0.001, 50);
    assertThat(diagnose(aboutRun))
        .filteredOn(one -> one.cause().startsWith("LearningRateToo"))
        .first()
        .satisfies(
            first -> {
              assertThat(first.cause()).isEqualTo("LearningRateTooHigh");
              assertThat(first.evidenceFor())
                  .contains(
                      "learning rate 0.1, where the best of those that differ in nothing else has"
                          + " 0.001");
              assertThat(first.evidenceAgainst()).isEmpty();
            });
  }

  @Test
  void whereNoRunNamesItsDataThoseThatWorkSpeakForThem() {
    CaseBuilder aboutRun =
        ill()
            .with(Underfits.class)
            .with(LossPlateausWhileSiblingsGoOn.class)
            .standing(Standing.TRAINING_SHORTFALL, 0.5)
            .config("width", 8)
            .config("depth", 2);
    assertThat(diagnose(aboutRun).get(0).cause()).isEqualTo("LabelsNoisy");
    assertThat(diagnose(aboutRun.whereWorks("width", 8)))
        .filteredOn(one -> one.cause().equals("LabelsNoisy"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.evidenceAgainst())
                    .contains("runs of the same program work, and none names other training data"));
  }

  @Test
  void catalogueListsEveryCauseOfThePackageSortedByName() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> onDisk =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> !name.equals("package-info"))
              .sorted()
              .toList();
      assertThat(Causes.ALL).extracting(Cause::name).containsExactlyElementsOf(onDisk);
    }
  }

  @Test
  void everyCauseSaysWhatItMeansAndWhereItComesFrom() {
    assertThat(Causes.ALL)
        .allSatisfy(
            cause -> {
              assertThat(cause.means()).isNotBlank();
              assertThat(cause.source()).isNotBlank();
              assertThat(Causes.named(cause.name())).containsSame(cause);
            });
    assertThat(Causes.named("NoSuchCause")).isEmpty();
  }
}
