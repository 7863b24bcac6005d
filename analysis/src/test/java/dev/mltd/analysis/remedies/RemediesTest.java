package dev.mltd.analysis.remedies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of remedies as one catalogue, which cannot rot. */
class RemediesTest {
  private static final Path REMEDIES = Path.of("dev", "mltd", "analysis", "remedies");
  private static final Path SOURCES = Path.of("src", "main", "java").resolve(REMEDIES);
  private static final Path TESTS = Path.of("src", "test", "java").resolve(REMEDIES);

  @Test
  void aCausesFixesComeInTheOrderInWhichTheyAreTried() {
    assertThat(fixes("LearningRateTooHigh"))
        .containsExactly(
            "LearningRateDividedBy10", "LearningRateDividedBy100", "WarmUp", "AdamOptimizer");
    assertThat(fixes("GradientsNotReset")).isEmpty();
  }

  @Test
  void everyCauseHasAFixOrAReasonForNone() {
    assertThat(Remedies.ALL)
        .allSatisfy(
            remedy -> {
              assertThat(remedy.fixes().isEmpty()).isNotEqualTo(remedy.reason().isEmpty());
              assertThat(remedy.chance()).isBetween(0.0, 0.99);
            });
  }

  @Test
  void everyFixHasItsOwnNameAndSaysWhatItDoesAndWhereItComesFrom() {
    assertThat(Fixes.ALL)
        .extracting(Fix::name)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("([A-Z][a-z0-9]*)+"));
    assertThat(Fixes.ALL)
        .allSatisfy(
            fix -> {
              assertThat(fix.does()).isNotBlank();
              assertThat(fix.source()).isNotBlank();
              assertThat(fix.knobs()).isNotEmpty();
              assertThat(Fixes.named(fix.name())).containsSame(fix);
            });
    assertThat(Fixes.named("NoSuchFix")).isEmpty();
  }

  @Test
  void everyTableHasATestOfItsName() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> tables =
          files
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> name.endsWith("Remedies"))
              .toList();
      assertThat(tables)
          .isNotEmpty()
          .allSatisfy(table -> assertThat(TESTS.resolve(table + "Test.java")).exists());
    }
  }

  private static List<String> fixes(String cause) {
    return Remedies.ALL.stream()
        .filter(remedy -> remedy.cause().name().equals(cause))
        .map(Remedy::fixes)
        .flatMap(List::stream)
        .map(Fix::name)
        .toList();
  }
}
