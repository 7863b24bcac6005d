package dev.mltd.analysis.imports.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.formats.KnownRuns.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same twenty runs, read from what the real tools wrote of them. */
class RealToolsTest {
  private static final List<Known> KNOWN = KnownRuns.all();

  @TempDir private Path folder;

  /**
   * A tool and what it stores.
   *
   * @param title as the README has it
   * @param path what a user points import at
   * @param name of its file among the resources
   * @param runs how many of the known runs it left something of
   * @param curves how it keeps values
   * @param renamed what it calls the metrics that it has names of its own for
   * @param kept what else it stores of a run
   */
  record Tool(
      String title,
      String path,
      String name,
      int runs,
      Curves curves,
      Map<String, String> renamed,
      Set<String> kept) {
    @Override
    public String toString() {
      return name;
    }
  }

  private enum Curves {
    /** As they were logged, and at the same steps. */
    EXACT("exact"),
    /** As numbers of 32 bits; PyTorch can be told to use 64, and was for every second run. */
    SINGLE("32 bits"),
    /** Steps are counted from 1. */
    FROM_ONE("exact"),
    /** One curve, that of what the study optimises. */
    OBJECTIVE("objective");

    private final String word;

    Curves(String word) {
      this.word = word;
    }
  }

  private static final List<String> FEATURES =
      List.of("config", "seed", "name", "status", "owner", "tags", "times");

  private static final Map<String, String> TRAINER_NAMES =
      Map.of(
          "train/loss", "loss",
          "val/loss", "eval_loss",
          "val/accuracy", "eval_accuracy",
          "val/точность", "eval_accuracy");

  private static final Set<String> ALL = Set.copyOf(FEATURES);
  private static final Set<String> TRIAL = Set.of("config", "seed", "status", "tags", "times");

  private static final List<Tool> TOOLS =
      List.of(
          tool("MLflow database", "`mlflow.db`, `postgresql://...`", "mlflow-sql", 20, ALL),
          tool("MLflow folder", "`mlruns`", "mlflow-files", 20, ALL),
          tool("Weights & Biases", "`wandb`", "wandb-offline", 12, ALL),
          new Tool(
              "TensorBoard (tensorboardX)",
              "`runs`",
              "tensorboard",
              20,
              Curves.SINGLE,
              Map.of(),
              Set.of("times")),
          new Tool(
              "TensorBoard (PyTorch)",
              "`runs`",
              "torch-tensorboard",
              20,
              Curves.SINGLE,
              Map.of(),
              Set.of("times")),
          new Tool(
              "Hugging Face trainer",
              "its output folder",
              "huggingface",
              19,
              Curves.EXACT,
              TRAINER_NAMES,
              Set.of()),
          tool(
              "Lightning CSVLogger",
              "`lightning_logs`",
              "lightning-csv",
              19,
              Set.of("config", "seed")),
          new Tool(
              "Ray Tune",
              "the experiment's folder",
              "ray-tune",
              20,
              Curves.FROM_ONE,
              Map.of(),
              Set.of("config", "seed", "times")),
          new Tool(
              "Optuna database",
              "`optuna.db`, `postgresql://...`",
              "optuna-sql",
              20,
              Curves.OBJECTIVE,
              Map.of(),
              TRIAL),
          new Tool(
              "Optuna journal",
              "the journal file",
              "optuna-journal",
              20,
              Curves.OBJECTIVE,
              Map.of(),
              TRIAL),
          tool("Trackio", "`trackio`", "trackio", 19, Set.of("config", "seed", "name", "times")));

  private static Tool tool(String title, String path, String name, int runs, Set<String> kept) {
    return new Tool(title, path, name, runs, Curves.EXACT, Map.of(), kept);
  }

  static List<Tool> tools() {
    return TOOLS;
  }

  @ParameterizedTest
  @MethodSource("tools")
  void whatAToolStoresIsFound(Tool tool) throws IOException {
    Map<Integer, RunHistory> found = read(tool);
    assertThat(found).hasSize(tool.runs());
    assertThat(lacking(found, (known, run) -> hasCurves(known, run, tool)))
        .as("runs of %s without their curves", tool)
        .isEmpty();
    Map<String, List<Integer>> lacking = new TreeMap<>();
    features().forEach((feature, holds) -> lacking.put(feature, lacking(found, holds)));
    assertThat(lacking.keySet().stream().filter(one -> lacking.get(one).isEmpty()))
        .as("kept by %s; the runs that lack something: %s", tool, lacking)
        .containsExactlyInAnyOrderElementsOf(tool.kept());
  }

  private static List<Integer> lacking(
      Map<Integer, RunHistory> found, BiPredicate<Known, RunHistory> holds) {
    return found.entrySet().stream()
        .filter(run -> !holds.test(KNOWN.get(run.getKey()), run.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void theReadmeSaysWhatEachToolStores() throws IOException {
    StringBuilder table = new StringBuilder("| tool | point `import` at | curves |");
    FEATURES.forEach(feature -> table.append(' ').append(feature).append(" |"));
    table.append('\n').append("|---".repeat(3 + FEATURES.size())).append("|\n");
    for (Tool tool : TOOLS) {
      table.append("| %s | %s | %s |".formatted(tool.title(), tool.path(), tool.curves().word));
      FEATURES.forEach(feature -> table.append(tool.kept().contains(feature) ? " yes |" : " - |"));
      table.append('\n');
    }
    assertThat(Files.readString(Path.of("..", "README.md"))).contains(table);
  }

  private Map<Integer, RunHistory> read(Tool tool) throws IOException {
    return KnownRuns.read(tool.name(), folder);
  }

  private static Map<String, BiPredicate<Known, RunHistory>> features() {
    Map<String, BiPredicate<Known, RunHistory>> features = new LinkedHashMap<>();
    features.put("config", RealToolsTest::hasConfig);
    features.put(
        "seed",
        (known, run) ->
            run.run().seed().isPresent()
                && known.config().get("seed").equals("" + run.run().seed().getAsLong()));
    features.put("name", (known, run) -> known.name().equals(run.run().name()));
    features.put("status", (known, run) -> hasStatus(known, run.run().status()));
    features.put("owner", (known, run) -> !run.run().owner().isEmpty());
    features.put(
        "tags",
        (known, run) -> run.run().tags().values().stream().anyMatch(tag -> tag.contains("vision")));
    features.put(
        "times", (known, run) -> known.curves().isEmpty() || run.run().startedAt().isPresent());
    return features;
  }

  /** Of runs that have ended; Optuna has words of its own for those that it could not use. */
  private static boolean hasStatus(Known known, RunStatus found) {
    return switch (known.status()) {
      case "FAILED" -> found == RunStatus.FAILED;
      case "FINISHED" -> found != RunStatus.UNKNOWN;
      default -> true;
    };
  }

  private static boolean hasCurves(Known known, RunHistory run, Tool tool) {
    if (tool.curves() == Curves.OBJECTIVE) {
      return known.curves().isEmpty()
          || hasCurve(Metric.OBJECTIVE, known.curves().get("train/loss"), run, tool);
    }
    return known.curves().entrySet().stream()
        .allMatch(
            curve ->
                hasCurve(
                    tool.renamed().getOrDefault(curve.getKey(), curve.getKey()),
                    curve.getValue(),
                    run,
                    tool));
  }

  private static boolean hasCurve(
      String name, Map<Long, Double> points, RunHistory run, Tool tool) {
    long first = tool.curves() == Curves.FROM_ONE ? 1 : 0;
    long[] steps = points.keySet().stream().mapToLong(step -> step + first).toArray();
    double[] values = points.values().stream().mapToDouble(value -> value).toArray();
    double[] single =
        points.values().stream().mapToDouble(value -> (float) (double) value).toArray();
    List<Series> found =
        run.series().stream().filter(series -> series.naming().rawName().equals(name)).toList();
    return found.size() == 1
        && Arrays.equals(found.get(0).steps(), steps)
        && (Arrays.equals(found.get(0).values(), values)
            || (tool.curves() == Curves.SINGLE && Arrays.equals(found.get(0).values(), single)));
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
