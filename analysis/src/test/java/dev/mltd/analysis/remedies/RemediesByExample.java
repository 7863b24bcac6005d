package dev.mltd.analysis.remedies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.cause.CaseBuilder;
import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.fix.Change;
import dev.mltd.analysis.fix.Fix;
import dev.mltd.analysis.fix.Remedy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of remedies, row by row: the cause in its textbook case, and what its fixes change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RemediesByExample {
  static final DataProfile THREE_CLASSES =
      new DataProfile(
          "data", "f", 30, new TreeMap<>(Map.of("a", 10L, "b", 10L, "c", 10L)), List.of(), "");

  private final List<Remedy> rows;

  RemediesByExample(List<Remedy> rows) {
    this.rows = rows;
  }

  /** A cause, and a case in which it is the likeliest. */
  abstract Stream<Arguments> textbook();

  /** A fix, a config, and what the fix changes in it. */
  abstract Stream<Arguments> changes();

  /** A fix, and a config in which it is done already, or cannot be done, or is not the trouble. */
  abstract Stream<Arguments> silences();

  @ParameterizedTest
  @MethodSource("textbook")
  void isRankedFirstInItsTextbookCase(String cause, CaseBuilder aboutRun) {
    assertThat(new Diagnoser(Causes.ALL).diagnose(aboutRun.build()).get(0).cause())
        .isEqualTo(cause);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changesThis(String name, String before, String words) {
    Fix fix = Fixes.named(name).orElseThrow();
    RunConfig config = config(before);
    Change change = Change.between(config, fix.apply(config, THREE_CLASSES).orElseThrow());
    assertThat(change.words()).isEqualTo(words);
    assertThat(change.keys())
        .allMatch(key -> fix.knobs().stream().anyMatch(knob -> knob.isKey(key)));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void changesNothing(String name, String config) {
    assertThat(Fixes.named(name).orElseThrow().apply(config(config), THREE_CLASSES)).isEmpty();
  }

  @Test
  void everyCauseOfTheTableHasItsTextbookCase() {
    assertThat(textbook().map(one -> one.get()[0]))
        .containsAll(rows.stream().map(row -> row.cause().name()).toList());
  }

  @Test
  void everyFixThatNoTableBeforeNamesHasAnExampleOfWhatItChanges() {
    assertThat(changes().map(one -> one.get()[0]))
        .containsAll(Fixes.ALL.stream().filter(this::isNamedHereFirst).map(Fix::name).toList());
  }

  private boolean isNamedHereFirst(Fix fix) {
    return Remedies.ALL.stream()
        .filter(row -> row.fixes().contains(fix))
        .findFirst()
        .filter(rows::contains)
        .isPresent();
  }

  /** Of settings like {@code width=8 depth=2}. */
  static RunConfig config(String settings) {
    Map<String, String> values = new TreeMap<>();
    for (String setting : settings.split(" ", -1)) {
      int equals = setting.indexOf('=');
      if (equals > 0) {
        values.put(setting.substring(0, equals), setting.substring(equals + 1));
      }
    }
    return RunConfig.of(values);
  }
}
