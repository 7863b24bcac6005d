package dev.mltd.analysis.judge;

import static dev.mltd.analysis.finding.Health.HEALTHY;
import static dev.mltd.analysis.finding.Health.ILL;
import static dev.mltd.analysis.finding.Health.NOT_JUDGED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.cause.WorkingRuns;
import dev.mltd.analysis.finding.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgramRunsTest {
  private final List<TriedConfig> tried = new ArrayList<>();

  @Test
  void aConfigWorksWhenMostOfItsReplicatesDo() {
    tried("wide", HEALTHY);
    tried("wide", HEALTHY);
    tried("wide", ILL);
    assertThat(working().size()).isEqualTo(1);
  }

  @Test
  void oneThatWasLuckyDoesNot() {
    tried("wide", HEALTHY);
    tried("wide", ILL);
    assertThat(working().size()).isZero();
  }

  @Test
  void replicatesThatWereNotJudgedDoNotCount() {
    tried("wide", HEALTHY);
    tried("wide", NOT_JUDGED);
    tried("wide", NOT_JUDGED);
    assertThat(working().size()).isEqualTo(1);
  }

  @Test
  void aHealthyRunThatWasStoppedShowsNothing() {
    tried.add(run("wide", HEALTHY, false, "digits"));
    assertThat(working().size()).isZero();
  }

  @Test
  void whatIsKnownOfTheDataOfThoseThatWorkIsKept() {
    tried.add(run("wide", HEALTHY, true, "digits"));
    tried.add(run("deep", HEALTHY, true, ""));
    tried.add(run("narrow", ILL, true, "letters"));
    assertThat(working().data()).containsExactly("digits");
  }

  @Test
  void programsAreApart() {
    tried("wide", HEALTHY);
    assertThat(ProgramRuns.byProgram(tried)).containsOnlyKeys("program");
    assertThat(ProgramRuns.byProgram(List.of())).isEmpty();
  }

  private void tried(String group, Health health) {
    tried.add(run(group, health, true, ""));
  }

  private TriedConfig run(String group, Health health, boolean complete, String data) {
    return new TriedConfig(
        "run-" + tried.size(),
        "program",
        group,
        health,
        complete,
        new TreeMap<>(Map.of("shape", group)),
        data,
        0.5);
  }

  private WorkingRuns working() {
    return ProgramRuns.byProgram(tried).get("program").working();
  }
}
