package dev.mltd.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Description;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.HistoryBuilder;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.siblings.YardstickBuilder;
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

  private static final MeasuredRun EMPTY = HistoryBuilder.history().build();
  private static final Siblings NONE =
      new YardstickBuilder(EMPTY.program()).build().leavingOut(EMPTY);

  @Test
  void listsEveryRuleOfThePackageSortedByName() throws IOException {
    List<String> onDisk;
    try (Stream<Path> files = Files.list(SOURCES)) {
      onDisk =
          files
              .filter(file -> read(file).contains("extends Rule "))
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

  @Test
  void everyRuleTellsOfAllItNeeds() {
    for (Rule rule : Rules.ALL) {
      assertThat(rule.needs()).as(rule.name()).isNotEmpty();
      for (Need<?> need : rule.needs()) {
        // Of a run without anything everything is lacking.
        assertThat(words(need.lack(EMPTY, NONE).orElseThrow()))
            .as(rule.name())
            .allSatisfy(word -> assertThat(rule.description().needs()).contains(word));
      }
    }
  }

  /** What a catalogue entry has to say of that which a rule cannot do without. */
  private static List<String> words(Lack lack) {
    return switch (lack.kind()) {
      case METRIC ->
          lack.metricToRecord().stream()
              .flatMap(metrics -> Stream.of(metrics.split(" or ")))
              .map(Metric::written)
              .map(CatalogueTest::words)
              .toList();
      case SIBLINGS -> List.of("good siblings");
      case PROFILE -> List.of("a data profile");
      default -> throw new AssertionError("nothing to be needed: " + lack);
    };
  }

  private static String words(Metric metric) {
    if (metric.equals(Metric.TRAIN_LOSS)) {
      return "training loss";
    }
    return metric.equals(Metric.VALIDATION_LOSS) ? "validation" : metric.name();
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
                    .isEqualTo(
                        rule.lack(EMPTY, NONE)
                            .filter(lack -> lack.kind() == Lack.Kind.PROFILE)
                            .isPresent()));
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
