package dev.mltd.analysis.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.imports.KnownRuns.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same twenty runs, read from what the real tools wrote of them. */
class RealToolsTest {
  private static final RunFiles FILES = new RunFiles(new Configuration());
  private static final RunAssembler ASSEMBLER =
      new RunAssembler(new FieldColumns(), MetricNames.standard());
  private static final List<Known> KNOWN = KnownRuns.all();
  private static final String OBJECTIVE = "objective";

  @TempDir private Path folder;

  /**
   * A tool and what it stores.
   *
   * @param runs how many of the known runs were logged through it
   * @param singlePrecision whether it keeps values as numbers of 32 bits
   * @param kept what it stores of a run, in the words of the table of round trips
   */
  record Tool(String name, int runs, boolean singlePrecision, List<String> kept) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Tool> TOOLS =
      List.of(
          new Tool(
              "mlflow-sql",
              20,
              false,
              List.of("curves", "config", "seed", "name", "status", "owner", "tags", "times")),
          new Tool(
              "mlflow-files",
              20,
              false,
              List.of("curves", "config", "seed", "name", "status", "owner", "tags", "times")),
          new Tool(
              "wandb-offline",
              12,
              false,
              List.of("curves", "config", "seed", "name", "owner", "tags", "times")),
          new Tool("tensorboard", 20, true, List.of("curves", "times")),
          new Tool(
              "optuna-sql", 20, false, List.of("objective", "config", "seed", "tags", "times")),
          new Tool(
              "optuna-journal", 20, false, List.of("objective", "config", "seed", "tags", "times")),
          new Tool("trackio", 19, false, List.of("curves", "config", "seed", "name", "times")));

  static List<Tool> tools() {
    return TOOLS;
  }

  @ParameterizedTest
  @MethodSource("tools")
  void whatAToolStoresIsFound(Tool tool) throws IOException {
    Map<Integer, RunHistory> found = read(tool);
    assertThat(found).hasSize(tool.runs());
    features(tool)
        .forEach(
            (feature, holds) -> {
              List<Integer> lacking = new ArrayList<>();
              found.forEach(
                  (number, run) -> {
                    if (!holds.test(KNOWN.get(number), run)) {
                      lacking.add(number);
                    }
                  });
              if (tool.kept().contains(feature)) {
                assertThat(lacking).as("runs of %s without their %s", tool, feature).isEmpty();
              }
            });
  }

  private Map<Integer, RunHistory> read(Tool tool) throws IOException {
    Map<Integer, RunHistory> found = new TreeMap<>();
    String path = KnownRuns.unpack(tool.name(), folder).toString();
    for (RunHistory run : FolderImport.read(path, FILES, ASSEMBLER)) {
      if (!run.run().runId().endsWith("/20")) {
        found.put(number(run), run);
      }
    }
    return found;
  }

  /** A run's number, from its seed, or from what it is called. */
  private static int number(RunHistory run) {
    String id = run.run().runId();
    return run.run().seed().isPresent()
        ? (int) run.run().seed().getAsLong()
        : Integer.parseInt(id.substring(id.length() - 2));
  }

  private static Map<String, BiPredicate<Known, RunHistory>> features(Tool tool) {
    Map<String, BiPredicate<Known, RunHistory>> features = new LinkedHashMap<>();
    features.put("curves", (known, run) -> hasCurves(known.curves(), run, tool));
    features.put(
        OBJECTIVE,
        (known, run) ->
            known.curves().isEmpty()
                || hasCurves(Map.of(OBJECTIVE, known.curves().get("train/loss")), run, tool));
    features.put("config", (known, run) -> hasConfig(known, run));
    features.put(
        "seed",
        (known, run) ->
            run.run().seed().isPresent()
                && known.config().get("seed").equals("" + run.run().seed().getAsLong()));
    features.put("name", (known, run) -> known.name().equals(run.run().name()));
    features.put("status", (known, run) -> RunStatus.valueOf(known.status()) == run.run().status());
    features.put("owner", (known, run) -> !run.run().owner().isEmpty());
    features.put(
        "tags",
        (known, run) -> run.run().tags().values().stream().anyMatch(tag -> tag.contains("vision")));
    features.put(
        "times", (known, run) -> known.curves().isEmpty() || run.run().startedAt().isPresent());
    return features;
  }

  private static boolean hasCurves(
      Map<String, ? extends Map<Long, Double>> curves, RunHistory run, Tool tool) {
    for (Map.Entry<String, ? extends Map<Long, Double>> curve : curves.entrySet()) {
      long[] steps = curve.getValue().keySet().stream().mapToLong(Long::longValue).toArray();
      double[] values =
          curve.getValue().values().stream()
              .mapToDouble(value -> tool.singlePrecision() ? (float) (double) value : value)
              .toArray();
      List<Series> found =
          run.series().stream()
              .filter(series -> series.naming().rawName().equals(curve.getKey()))
              .toList();
      if (found.size() != 1
          || !Arrays.equals(found.get(0).steps(), steps)
          || !Arrays.equals(found.get(0).values(), values)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasConfig(Known known, RunHistory run) {
    return known.config().entrySet().stream()
        .allMatch(
            setting -> {
              String found = run.run().config().values().get(setting.getKey());
              return found != null
                  && (found.equals(setting.getValue())
                      || (NumberText.number(found).isPresent()
                          && NumberText.number(found)
                              .equals(NumberText.number(setting.getValue()))));
            });
  }

  @Test
  void mlflowKeepsTheVersionOfTheCode() throws IOException {
    RunHistory run = read(TOOLS.get(0)).get(2);
    assertThat(run.run().tags()).containsEntry("code_version", "c0ffee");
    assertThat(run.run().experiment()).isEqualTo("digits");
    assertThat(run.run().program().name()).isEqualTo("digits");
  }

  @Test
  void tensorBoardsHyperParametersBelongToTheirRun() throws IOException {
    RunHistory run = read(TOOLS.get(3)).get(1);
    assertThat(run.run().config().values()).containsEntry("optimizer", "sgd").hasSize(4);
    assertThat(run.run().status()).isEqualTo(RunStatus.FINISHED);
  }
}
