package dev.mltd.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.SmallDisk;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.fix.TrainingOutcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to one training, the others finish, and each has a reason. */
class RunTrainingsTest {
  private static final Program PROGRAM = new Program("p");

  @TempDir private Path folder;

  /** Does what the config says; every training that it begins leaves a line in a file. */
  private record Obedient(String begun, boolean usesWholeCluster) implements Trainer {
    @Override
    public String kind() {
      return "obedient";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public Optional<String> refusal(Program program, RunConfig config) {
      return Optional.empty();
    }

    @Override
    public Trained train(Training training, Device device, Path made) throws IOException {
      Files.writeString(
          Path.of(begun),
          training.seed() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      switch (training.config().values().get("does")) {
        case "outOfMemory" -> throw new OutOfMemoryError("Java heap space");
        case "bug" -> throw new IllegalStateException("no such layer");
        case "spec" -> throw new UnusableConfigException("width", "'?' is no number");
        case "noData" -> throw new NotCarriedOutException("train.csv does not exist");
        default -> Files.writeString(made.resolve("model.bin"), "weights");
      }
      HistoryRecorder recorder = new HistoryRecorder();
      recorder.record(Metric.TRAIN_LOSS, 1, 0.5);
      return new Trained(
          recorder.finish(Run.of(training.id(), training.program())),
          new TrainingOutcome(
              training.id(),
              Status.TRAINED,
              "",
              new TreeMap<>(Map.of("validation loss", (double) training.seed())),
              new TreeMap<>(),
              "examples",
              1,
              0,
              1,
              1,
              device.name(),
              "model.bin"));
    }
  }

  private static Training training(long seed, String does) {
    return new Training(
        PROGRAM,
        RunConfig.of(Map.of("does", does)),
        seed,
        new DataReference("", "data"),
        "obedient",
        "1",
        "cpu");
  }

  private Map<String, TrainingOutcome> run(Path warehouse, Training... trainings)
      throws InterruptedException {
    return run(warehouse, false, trainings);
  }

  private Map<String, TrainingOutcome> run(
      Path warehouse, boolean wholeCluster, Training... trainings) throws InterruptedException {
    List<String> told = new ArrayList<>();
    Map<String, TrainingOutcome> outcomes =
        new RunTrainings(
                SparkForTests.context(),
                warehouse.toString(),
                Map.of(PROGRAM.name(), new Obedient(begun().toString(), wholeCluster)))
            .run(List.of(trainings), outcome -> told.add(outcome.trainingId()));
    assertThat(told).isEqualTo(Arrays.stream(trainings).map(Training::id).toList());
    return outcomes;
  }

  private Path begun() {
    return folder.resolve("begun");
  }

  @Test
  void eachThatIsNotCarriedOutHasAReasonAndTheOthersFinish() throws Exception {
    for (boolean wholeCluster : List.of(false, true)) {
      Path warehouse = folder.resolve("warehouse-" + wholeCluster);
      Training memory = training(1, "outOfMemory");
      Training bug = training(2, "bug");
      Training spec = training(3, "spec");
      Training data = training(4, "noData");
      Training good = training(5, "learns");
      Map<String, TrainingOutcome> outcomes =
          run(warehouse, wholeCluster, memory, bug, spec, data, good);
      assertThat(outcomes.get(memory.id()).reason()).contains("OutOfMemoryError", "heap space");
      assertThat(outcomes.get(bug.id()).reason()).contains("no such layer");
      assertThat(outcomes.get(spec.id()).reason()).contains("width", "no number");
      assertThat(outcomes.get(data.id()).reason()).isEqualTo("train.csv does not exist");
      assertThat(outcomes.values())
          .filteredOn(outcome -> outcome.status() == Status.NOT_CARRIED_OUT)
          .hasSize(4);
      assertThat(outcomes.get(good.id()).status()).isEqualTo(Status.TRAINED);
      assertThat(Path.of(outcomes.get(good.id()).model())).hasContent("weights");
    }
  }

  @Test
  void whatIsFinishedIsNotTrainedAgainAndWhatIsNotIs() throws Exception {
    Path warehouse = folder.resolve("warehouse");
    run(warehouse, training(1, "learns"), training(2, "bug"));
    run(warehouse, training(1, "learns"), training(2, "bug"), training(3, "learns"));
    assertThat(Files.readAllLines(begun())).containsExactlyInAnyOrder("1", "2", "2", "3");
  }

  @Test
  void aProgramThatNobodyDescribesAndAnotherVersionAreTold() throws Exception {
    Training unknown =
        new Training(
            new Program("other"),
            RunConfig.empty(),
            1,
            new DataReference("", "data"),
            "obedient",
            "1",
            "cpu");
    Training old =
        new Training(
            PROGRAM, RunConfig.empty(), 1, new DataReference("", "data"), "obedient", "0", "cpu");
    Map<String, TrainingOutcome> outcomes = run(folder.resolve("warehouse"), unknown, old);
    assertThat(outcomes.get(unknown.id()).reason()).contains("does not say how other is trained");
    assertThat(outcomes.get(old.id()).reason()).contains("plan again");
  }

  /** The second finds what the first has finished; of what both train, one result is kept. */
  @Test
  void twoDriversAtOnceLeaveOneResultOfEachTraining() throws Exception {
    Path warehouse = folder.resolve("warehouse");
    Training[] trainings =
        Stream.iterate(1L, seed -> seed + 1)
            .limit(8)
            .map(seed -> training(seed, "learns"))
            .toArray(Training[]::new);
    ExecutorService drivers = Executors.newFixedThreadPool(2);
    try {
      Callable<Map<String, TrainingOutcome>> driver = () -> run(warehouse, trainings);
      List<Future<Map<String, TrainingOutcome>>> both = drivers.invokeAll(List.of(driver, driver));
      assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
    } finally {
      drivers.shutdownNow();
    }
    TrainingStore store =
        new TrainingStore(warehouse.toString(), SparkForTests.context().hadoopConfiguration());
    assertThat(trainings)
        .allSatisfy(
            training -> {
              assertThat(store.outcome(training.id()).orElseThrow().status())
                  .isEqualTo(Status.TRAINED);
              assertThat(store.history(training.id())).isPresent();
            });
  }

  @Test
  void aFullDiskIsAReasonAndWhatWasKeptBeforeStaysReadable() throws Exception {
    Path small = Files.createDirectory(folder.resolve("small"));
    try (SmallDisk disk = SmallDisk.mounted(small, "trainings on a full disk")) {
      Path warehouse = small.resolve("warehouse");
      Training before = training(1, "learns");
      Training after = training(2, "learns");
      run(warehouse, before);
      Path filling = disk.fill();
      Map<String, TrainingOutcome> full = run(warehouse, before, after);
      assertThat(full.get(before.id()).status()).isEqualTo(Status.TRAINED);
      assertThat(full.get(after.id()).status()).isEqualTo(Status.NOT_CARRIED_OUT);
      assertThat(full.get(after.id()).reason()).contains("No space left on device");
      Files.delete(filling);
      assertThat(run(warehouse, before, after).get(after.id()).status()).isEqualTo(Status.TRAINED);
      assertThat(Files.readAllLines(begun())).containsExactly("1", "2", "2");
    }
  }
}
