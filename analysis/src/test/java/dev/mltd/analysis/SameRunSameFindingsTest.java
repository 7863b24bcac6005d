package dev.mltd.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.imports.formats.KnownRuns;
import dev.mltd.analysis.measure.Curve;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.siblings.Yardstick;
import dev.mltd.analysis.siblings.YardstickBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whichever tool a team logs its runs with, the same runs are found ill of the same. How a run
 * ended is taken from one tool, since not all of them keep it.
 */
class SameRunSameFindingsTest {
  private static final Program PROGRAM = new Program("digits");

  private static final int CYRILLIC = 10;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlflow-files",
        "wandb-offline",
        "tensorboard",
        "torch-tensorboard",
        "huggingface",
        "lightning-csv",
        "ray-tune",
        "trackio"
      })
  void theSameRunsGiveTheSameFindings(String tool) throws IOException {
    Map<Integer, RunHistory> reference = read("mlflow-sql");
    Map<Integer, RunHistory> found = read(tool);
    if (tool.equals("huggingface")) {
      // Its trainer has a name of its own for the metric that others know by a word in Cyrillic.
      found.remove(CYRILLIC);
    }
    // A run is judged beside the others, so both tools must have the same ones.
    reference.keySet().retainAll(found.keySet());
    found.keySet().retainAll(reference.keySet());
    Map<Integer, Set<String>> expected = symptoms(reference, reference);
    assertThat(expected.values().stream().mapToInt(Set::size).sum()).isGreaterThan(10);
    assertThat(symptoms(found, reference)).isEqualTo(expected);
  }

  /** Those that logged anything. */
  private Map<Integer, RunHistory> read(String tool) throws IOException {
    Map<Integer, RunHistory> runs = KnownRuns.read(tool, folder);
    runs.values()
        .removeIf(run -> run.series().stream().noneMatch(series -> series.steps().length > 0));
    return runs;
  }

  /** The rules that find something, by run; all else about the runs is made equal. */
  private static Map<Integer, Set<String>> symptoms(
      Map<Integer, RunHistory> runs, Map<Integer, RunHistory> ended) {
    Map<Integer, MeasuredRun> measured = new TreeMap<>();
    runs.forEach(
        (number, history) ->
            measured.put(number, measured(number, history, ended.get(number).run().status())));
    YardstickBuilder builder = new YardstickBuilder(PROGRAM);
    measured.values().forEach(builder::add);
    Yardstick yardstick = builder.build();
    Map<Integer, Set<String>> symptoms = new TreeMap<>();
    measured.forEach(
        (number, run) ->
            symptoms.put(
                number,
                Rules.judge(Rules.ALL, run, yardstick.leavingOut(run), Thresholds.STANDARD).stream()
                    .filter(finding -> finding.outcome() == Outcome.FOUND)
                    .map(Finding::rule)
                    .collect(Collectors.toCollection(TreeSet::new))));
    return symptoms;
  }

  private static MeasuredRun measured(int number, RunHistory history, RunStatus status) {
    List<MeasuredSeries> series =
        history.series().stream()
            .filter(one -> one.steps().length > 0)
            .map(
                one ->
                    new MeasuredSeries(
                        one.metric(),
                        one.layer(),
                        one.direction(),
                        Curve.of(one.steps(), one.values())))
            .toList();
    return new MeasuredRun(
        "run-%02d".formatted(number),
        "",
        PROGRAM,
        "%02d".formatted(number),
        status,
        false,
        Double.NaN,
        history.run().config(),
        DataProfile.UNKNOWN,
        series);
  }
}
