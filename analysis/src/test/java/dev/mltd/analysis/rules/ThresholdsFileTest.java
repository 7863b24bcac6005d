package dev.mltd.analysis.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Thresholds;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class ThresholdsFileTest {
  private final Rule rule = new LossDiverges();

  @Test
  void anEmptyFileChangesNothing() {
    assertThat(read("")).isEqualTo(Thresholds.STANDARD);
  }

  @Test
  void aLimitIsOverriddenAndTheOthersStay() {
    Thresholds thresholds = read("limits:\n  LossDiverges:\n    noises: 8.5\n");
    assertThat(thresholds.of(rule, LossDiverges.NOISES)).isEqualTo(8.5);
    assertThat(thresholds.of(rule, LossDiverges.GIVEN_BACK))
        .isEqualTo(LossDiverges.GIVEN_BACK.standard());
  }

  @Test
  void aRuleIsMutedForTheProgramsOfAPatternOnly() {
    Thresholds thresholds =
        read("mute:\n  - {rule: LossDiverges, program: gpt-*, reason: known hiccup}\n");
    assertThat(thresholds.muted(rule, "gpt-small")).contains("known hiccup");
    assertThat(thresholds.muted(rule, "vision.gpt-small")).isEmpty();
    assertThat(thresholds.muted(new LossBecameNonFinite(), "gpt-small")).isEmpty();
  }

  @Test
  void anotherThresholdIsAnotherVersionOfTheRuleSet() {
    assertThat(version("limits:\n  LossDiverges:\n    noises: 8.5\n")).isNotEqualTo(version(""));
    assertThat(version("")).isEqualTo(version("limits: {}\n"));
  }

  @Test
  void mistakesAreNamedWithTheirLine() {
    assertMistake("limits:\n  LossDiverges:\n    noise: 8\n", "limits.yaml:3", "no limit 'noise'");
    assertMistake("limits:\n  LossDiverges:\n    noises: lots\n", "limits.yaml:3", "'lots'");
    assertMistake("limits:\n  Nothing:\n    a: 1\n", "limits.yaml:3", "no rule 'Nothing'");
    assertMistake("limit:\n  a: 1\n", "limits.yaml:2", "'limit' is not known");
    assertMistake("mute:\n  - rule: LossDiverges\n", "limits.yaml:2", "no program");
    assertMistake("mute: all\n", "limits.yaml:1", "must be a list");
    assertMistake("limits: [\n", "limits.yaml:2", "");
  }

  @Test
  void nothingInTheFileIsEverConstructed() {
    assertMistake("limits: !!java.net.URL [x]\n", "limits.yaml:1", "");
  }

  private static void assertMistake(String content, String where, String what) {
    assertThatThrownBy(() -> read(content))
        .isInstanceOf(ThresholdsFile.Invalid.class)
        .hasMessageContaining(where)
        .hasMessageContaining(what);
  }

  private static String version(String content) {
    return Rules.version(Rules.NAMES, read(content));
  }

  private static Thresholds read(String content) {
    return ThresholdsFile.read(new StringReader(content), "limits.yaml");
  }
}
