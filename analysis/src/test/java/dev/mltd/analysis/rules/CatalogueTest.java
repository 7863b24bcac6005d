package dev.mltd.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue cannot rot: what stands in the package is listed, tested and documented. */
class CatalogueTest {
  private static final Path RULES = Path.of("dev", "mltd", "analysis", "rules");
  private static final Path SOURCES = Path.of("src", "main", "java").resolve(RULES);
  private static final Path TESTS = Path.of("src", "test", "java").resolve(RULES);

  @Test
  void listsEveryRuleOfThePackageSortedByName() throws IOException {
    List<String> onDisk;
    try (Stream<Path> files = Files.list(SOURCES)) {
      onDisk =
          files
              .filter(file -> read(file).contains("implements Rule "))
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .sorted()
              .toList();
    }
    assertThat(Rules.ALL).extracting(Rule::name).containsExactlyElementsOf(onDisk);
  }

  @Test
  void everyRuleHasATestOfItsName() {
    assertThat(Rules.ALL)
        .allSatisfy(rule -> assertThat(TESTS.resolve(rule.name() + "Test.java")).exists());
  }

  @Test
  void everyRuleSaysWhatItSeesMeansAndNeedsAndWhereItComesFrom() {
    assertThat(Rules.ALL)
        .allSatisfy(
            rule -> {
              Description description = rule.description();
              assertThat(description.sees()).isNotBlank();
              assertThat(description.means()).isNotBlank();
              assertThat(description.needs()).isNotBlank();
              assertThat(description.source()).isNotBlank();
              assertThat(rule.family()).isNotNull();
            });
  }

  /**
   * What is seen in the data alone is left out where a fix is asked whether its symptom is gone.
   */
  @Test
  void theFamilyOfDataIsOfTheRulesThatNeedAProfileOfTheData() {
    assertThat(Rules.ALL)
        .allSatisfy(
            rule ->
                assertThat(rule.family() == Family.DATA)
                    .as(rule.name())
                    .isEqualTo(rule.description().needs().startsWith("a data profile")));
  }

  @Test
  void everyLimitHasItsOwnNameAUnitAndASource() {
    assertThat(Rules.ALL)
        .allSatisfy(
            rule -> {
              assertThat(rule.limits()).extracting(Limit::name).doesNotHaveDuplicates();
              assertThat(rule.limits())
                  .allSatisfy(
                      limit -> {
                        assertThat(limit.name()).matches("[a-z][a-z0-9_]*");
                        assertThat(limit.standard()).isFinite();
                        assertThat(limit.unit()).isNotBlank();
                        assertThat(limit.source()).isNotBlank();
                      });
            });
  }

  @Test
  void findsARuleByItsName() {
    assertThat(Rules.ALL)
        .allSatisfy(rule -> assertThat(Rules.named(rule.name())).containsSame(rule));
    assertThat(Rules.named("NoSuchRule")).isEmpty();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
