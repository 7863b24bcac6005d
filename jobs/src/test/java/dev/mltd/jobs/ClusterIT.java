package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.fix.DeliveredTraining;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.airflow.LocalAirflow;
import dev.mltd.jobs.airflow.PythonEnvironment;
import dev.mltd.jobs.airflow.PythonForTests;
import dev.mltd.jobs.cluster.ClusterStore;
import dev.mltd.jobs.cluster.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps on a real cluster whose cards are pretended. */
class ClusterIT {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  private static final Duration LONG = Duration.ofMinutes(5);

  private static TestCluster cluster;
  private static String master;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    cluster =
        TestCluster.open(
            "sweeps in cluster mode, on executors with cards, and what they say when they fail");
    master = cluster.master();
    EmbeddedLab.write("iris-mlp", TestCluster.DATA.resolve("archive"), DATE.minusDays(1));
    TestCluster.openToAll(TestCluster.DATA.resolve("archive"));
    Files.writeString(
        TestCluster.DATA.resolve("networks.yaml"),
        """
        programs:
          iris-mlp:
            trainer: dl4j
            data: bundled
        """);
    // It notes when it trains, where and on which card; seeds alone do not tell arms apart.
    Files.writeString(
        TestCluster.DATA.resolve("train.sh"),
        """
        key=$(cat "$1" | tr -dc '[:alnum:]')-$2
        log=/data/$(cat /data/current)/log
        echo "start $key $CUDA_VISIBLE_DEVICES $HOSTNAME" >> "$log"
        sleep 4
        printf 'epoch,loss,val_loss,val_accuracy\\n0,1.0,1.1,0.5\\n1,0.5,0.7,0.75\\n' > "$3/history.csv"
        echo "end $key $CUDA_VISIBLE_DEVICES $HOSTNAME" >> "$log"
        """);
    Files.writeString(
        TestCluster.DATA.resolve("commands.yaml"),
        """
        programs:
          iris-mlp:
            trainer: command
            command: [bash, /data/train.sh, "{config}", "{seed}", "{out}"]
            version: "1"
            metric: validation accuracy
            better: higher
            data: {path: iris, fingerprint: iris}
        """);
  }

  @AfterEach
  void leavesNothingBehind() throws IOException, InterruptedException {
    await("an empty namespace", () -> cluster.leftOvers().isEmpty());
  }

  @AfterAll
  static void takeDown() throws IOException, InterruptedException {
    if (cluster != null) {
      cluster.takeDown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "gpu"})
  void theClusterAdmitsEveryManifest(String overlay) throws Exception {
    assertThat(cluster.admitted(overlay))
        .contains("networkpolicy", "role", "resourcequota", "priorityclass")
        .doesNotContain("violate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"driver", "executor", "gpu-executor"})
  void theClusterAdmitsPodsOfEveryTemplateUnderRestricted(String template) throws Exception {
    assertThat(cluster.admittedPod(template)).contains("created (server dry run)");
  }

  @Test
  void aWholeSweepRunsInAnObjectStoreThoughADriverIsKilledWhileItPublishes() throws Exception {
    cluster.kubectl(
        "-n",
        "mltd",
        "create",
        "configmap",
        "mltd-programs",
        "--from-file=programs.yaml=" + TestCluster.DATA.resolve("networks.yaml"));
    try (ClusterStore store = cluster.store("sweeps of pods in an object store")) {
      FileUtils.copyDirectory(
          TestCluster.DATA.resolve("archive").toFile(), store.file("archive").toFile());
      DatasetFolder findings =
          new DatasetFolder(
              store.file("sweep/warehouse").toString(), "findings", new Configuration());
      Future<Spoken> killed = inBackground(() -> sweep(store));
      Path first = store.file("sweep/warehouse/findings/sweep_date=" + DATE);
      await("a first object of findings", () -> killed.isDone() || Files.exists(first));
      cluster.killDriver();
      assertThat(killed.get().err()).contains("diagnose failed in the cluster: it ended with 137");
      assertThat(killed.get().exitCode()).isEqualTo(1);
      assertThat(findings.current(DATE)).isEmpty();

      Spoken spoken = sweep(store);
      assertThat(spoken.exitCode()).as(spoken.out() + spoken.err()).isZero();
      assertThat(spoken.out())
          .contains("iris-mlp", "trainings of", "verdict", store.uri("sweep/report/index.html"));
      assertThat(store.file("sweep/report/index.html")).isNotEmptyFile();
      assertThat(retrained(store.file("sweep/warehouse")))
          .isNotEmpty()
          .allSatisfy(row -> assertThat(row.device()).isEqualTo("cpu"));
      assertThat(findings(store.file("sweep/warehouse"))).isEqualTo(findingsOfThisMachine());

      Spoken again = sweep(store);
      assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
      assertThat(again.out())
          .contains(
              "plans of 2026-01-31 is published already",
              "comparisons of 2026-01-31 is published already");
    } finally {
      cluster.kubectl("-n", "mltd", "delete", "configmap/mltd-programs");
    }
  }

  private static Spoken sweep(ClusterStore store) throws IOException {
    return run(
        List.of("gpu", cluster.settings(), store.settings()),
        store.uri("archive"),
        store.uri("sweep"),
        "/etc/mltd/programs.yaml",
        "--trainings",
        "20");
  }

  /** What the same diagnosis finds without a cluster. */
  private static List<String> findingsOfThisMachine() throws IOException {
    Path warehouse = TestCluster.DATA.resolve("here/warehouse");
    for (String phase : List.of("profile", "diagnose")) {
      Spoken spoken =
          mltd(
              phase,
              "--archive",
              TestCluster.DATA.resolve("archive"),
              "--warehouse",
              warehouse,
              "--sweep-date",
              DATE);
      assertThat(spoken.exitCode()).as(spoken.err()).isZero();
    }
    return findings(warehouse);
  }

  private static List<String> findings(Path warehouse) throws IOException {
    return Spoken.exported(warehouse, "findings", DATE);
  }

  @Test
  void aNightOfAirflowSubmitsEveryPhaseToTheCluster() throws Exception {
    PythonEnvironment python =
        PythonForTests.environment("the submission of Airflow's tasks to a cluster");
    TestCluster.openToAll(TestCluster.DATA.resolve("night"));
    Path home = Path.of("target", "cluster-airflow").toAbsolutePath();
    FileUtils.deleteDirectory(home.toFile());
    try (LocalAirflow airflow =
        LocalAirflow.start(
            home,
            python,
            PythonForTests.DAGS,
            0,
            Map.of(
                "KUBECONFIG",
                cluster.submitter().toString(),
                "MLTD_ARCHIVE",
                "/data/archive",
                "MLTD_WAREHOUSE",
                "/data/night/warehouse",
                "MLTD_REPORTS",
                "/data/night/reports",
                "MLTD_PROFILE",
                "cluster",
                "MLTD_OVERLAYS",
                "local " + cluster.settings(),
                "MLTD_RETRIES",
                "0",
                "AIRFLOW_CONN_SPARK_DEFAULT",
                "{\"conn_type\": \"spark\", \"host\": \"%s\"}".formatted(master)))) {
      await("the DAGs", () -> !airflow.client().dag("nightly_sweep").importErrors());
      Spoken night =
          mltd(
              "sweep",
              "trigger",
              "--sweep-date",
              DATE,
              "--unpause",
              "--wait",
              "--timeout",
              "10m",
              "--credentials",
              airflow.writeCredentials());
      assertThat(night.exitCode()).as(night.out() + night.err()).isZero();
      assertThat(night.out()).contains("diagnose: success", "attribute: success");
    } finally {
      cluster.kubectl(
          "-n",
          "mltd",
          "delete",
          "pods",
          "-l",
          "spark-role=driver",
          "--field-selector=status.phase!=Running");
    }
    assertThat(TestCluster.DATA.resolve("night/reports/2026-01-31/index.html")).isNotEmptyFile();
    assertThat(findings(TestCluster.DATA.resolve("night/warehouse")))
        .isEqualTo(findingsOfThisMachine());
  }

  @Test
  void everyTrainingHasItsOwnCardAndOnlyThoseOfALostExecutorAreRepeated() throws Exception {
    Path log = planned("cards");
    Future<Spoken> running = inBackground(() -> retrain("cards"));
    await("a training", () -> entries(log, "start").size() >= 2);
    Entry lost = entries(log, "start").get(1);
    cluster.kubectl("-n", "mltd", "delete", "pod", lost.pod(), "--grace-period=0", "--force");
    Spoken spoken = running.get();
    assertThat(spoken.exitCode()).as(spoken.out() + spoken.err()).isZero();

    assertThat(entries(log, "start")).extracting(Entry::card).contains("GPU-fake-0", "GPU-fake-1");
    Map<String, Long> starts = starts(log);
    assertThat(starts).hasSizeGreaterThan(2);
    assertThat(starts.entrySet())
        .filteredOn(one -> one.getValue() > 1)
        .extracting(Map.Entry::getKey)
        .containsExactly(lost.training());
    assertThat(mostAtOnce(log, lost.pod())).isEqualTo(1);
    assertThat(retrained(TestCluster.DATA.resolve("cards/warehouse")))
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.device()).matches("gpu GPU-fake-[01] \\(of unknown model.*"));
  }

  @Test
  void aSweepWhoseDriverIsDeletedRepeatsNoFinishedTraining() throws Exception {
    Path log = planned("driver");
    Future<Spoken> running = inBackground(() -> retrain("driver"));
    await(
        "a finished training and one that began after it",
        () -> entries(log, "end").size() >= 2 && entries(log, "start").size() >= 3);
    await("it being kept", () -> kept("driver") >= 1);
    int kept = kept("driver");
    List<String> settings = settingsOfDrivers();
    cluster.kubectl(
        "-n", "mltd", "delete", "pods", "-l", "spark-role=driver", "--grace-period=0", "--force");
    Spoken lost = running.get();
    assertThat(lost.exitCode()).isEqualTo(1);
    assertThat(lost.err()).contains("the driver of retrain was deleted");
    await("the end of its executors", () -> cluster.leftOvers().isEmpty());

    Future<Spoken> goingOn = inBackground(() -> retrain("driver"));
    await("the settings of another driver", () -> !settingsOfDrivers().isEmpty());
    // A node may hand what it remembers under a name to the next that asks for it.
    assertThat(settingsOfDrivers()).isNotEmpty().doesNotContainAnyElementsOf(settings);
    Spoken again = goingOn.get();
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    Map<String, Long> starts = starts(log);
    assertThat(starts.values().stream().filter(number -> number == 1).count())
        .isGreaterThanOrEqualTo(kept);
    assertThat(starts.values()).allSatisfy(number -> assertThat(number).isLessThanOrEqualTo(2));
    assertThat(starts.values().stream().filter(number -> number == 2).count())
        .isLessThanOrEqualTo(2 + 2);
  }

  @Test
  void aTrainerWithoutACardsCodeRefusesOne() throws IOException {
    String[] options = {"--device", "gpu", "--trainings", "20", "--part"};
    Spoken planned = run("refusing", "networks.yaml", with(options, "diagnose"));
    assertThat(planned.exitCode()).as(planned.out() + planned.err()).isZero();
    Spoken spoken = run("refusing", "networks.yaml", with(options, "retrain"));
    assertThat(spoken.exitCode()).as(spoken.out() + spoken.err()).isZero();
    assertThat(spoken.out())
        .contains(
            "not carried out: a gpu was asked for, but this build of the trainer computes on CPU");
  }

  @Test
  void aQuotaThatIsTooSmallIsNamed() throws Exception {
    planned("quota");
    cluster.allowCards(0);
    try {
      Spoken spoken = retrainWithoutPatience("quota");
      assertThat(spoken.exitCode()).as(spoken.out()).isEqualTo(1);
      assertThat(spoken.err())
          .contains(
              "no executor came within 20s",
              "exceeded quota: mltd, requested: requests.nvidia.com/gpu=1");
    } finally {
      cluster.allowCards(2);
    }
  }

  @Test
  void aClusterWithoutCardsIsNamed() throws Exception {
    planned("no-cards");
    cluster.showCards(false);
    try {
      Spoken spoken = retrainWithoutPatience("no-cards");
      assertThat(spoken.exitCode()).as(spoken.out()).isEqualTo(1);
      assertThat(spoken.err())
          .contains(
              "no executor came within 20s: executor ",
              "it waits for a node: 0/1 nodes are available");
    } finally {
      cluster.showCards(true);
    }
  }

  @Test
  void anImageThatLacksAJarIsNamed() throws IOException {
    Spoken spoken =
        run(
            "jar",
            "networks.yaml",
            "--conf",
            "spark.kubernetes.container.image=localhost/mltd-without-jars:test");
    assertThat(spoken.exitCode()).as(spoken.out()).isEqualTo(1);
    assertThat(spoken.err())
        .contains("diagnose failed in the cluster", "Failed to load class dev.mltd.jobs.Mltd");
  }

  /**
   * A place in which trainings by a command of some seconds are planned, on cards; planned once,
   * since that is not what is looked at.
   *
   * @return where they note when they train
   */
  private static Path planned(String name) throws IOException {
    Path plan = TestCluster.DATA.resolve("plan/warehouse");
    if (!Files.exists(plan)) {
      Spoken spoken =
          run(
              "plan",
              "commands.yaml",
              "--device",
              "gpu",
              "--trainings",
              "40",
              "--part",
              "diagnose");
      assertThat(spoken.exitCode()).as(spoken.out() + spoken.err()).isZero();
    }
    Path home = TestCluster.DATA.resolve(name);
    FileUtils.copyDirectory(plan.toFile(), home.resolve("warehouse").toFile());
    try (Stream<Path> all = Files.walk(home)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        TestCluster.openToAll(folder);
      }
    }
    Files.writeString(TestCluster.DATA.resolve("current"), name);
    return home.resolve("log");
  }

  private static Spoken retrain(String name, String... options) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("--device", "gpu", "--trainings", "40", "--part", "retrain"));
    all.addAll(List.of(options));
    return run(name, "commands.yaml", all.toArray(String[]::new));
  }

  private static String[] with(String[] options, String last) {
    return Stream.concat(Stream.of(options), Stream.of(last)).toArray(String[]::new);
  }

  private static Spoken retrainWithoutPatience(String name) throws IOException {
    return retrain(name, "--conf", "spark.mltd.patience=20s");
  }

  private static Future<Spoken> inBackground(Callable<Spoken> command) {
    FutureTask<Spoken> task = new FutureTask<>(command);
    new Thread(task, "a command").start();
    return task;
  }

  private static Spoken run(String name, String programs, String... options) throws IOException {
    TestCluster.openToAll(TestCluster.DATA.resolve(name));
    return run(
        List.of("local", cluster.settings()),
        "/data/archive",
        "/data/" + name,
        "/data/" + programs,
        options);
  }

  private static Spoken run(
      List<?> overlays, String archive, String results, String programs, String... options) {
    List<Object> words =
        new ArrayList<>(List.of("run", "--master", master, "--deploy-mode", "cluster"));
    overlays.forEach(overlay -> words.addAll(List.of("--overlay", overlay)));
    words.addAll(
        List.of(
            "--archive",
            archive,
            "--warehouse",
            results + "/warehouse",
            "--sweep-date",
            DATE,
            "--programs",
            programs,
            "--out",
            results + "/report"));
    words.addAll(List.of(options));
    return mltd(words.toArray());
  }

  private static List<DeliveredTraining> retrained(Path warehouse) {
    return new Warehouse(LocalSpark.session(), warehouse.toString())
        .read(Datasets.RETRAINED_SELECTION, DATE)
        .collectAsList();
  }

  private static List<String> settingsOfDrivers() throws IOException, InterruptedException {
    return cluster.leftOvers().stream().filter(name -> name.startsWith("configmap/")).toList();
  }

  private static int kept(String name) throws IOException {
    Path trainings = TestCluster.DATA.resolve(name).resolve("warehouse/trainings");
    if (!Files.exists(trainings)) {
      return 0;
    }
    try (var all = Files.list(trainings)) {
      return (int) all.count();
    }
  }

  /** What a training noted of itself: that it started or ended, which it is, and where. */
  private record Entry(String what, String training, String card, String pod) {
    static Entry of(String line) {
      String[] words = line.split(" ", -1);
      return new Entry(words[0], words[1], words[2], words[3]);
    }
  }

  private static List<Entry> entries(Path log, String what) throws IOException {
    return Files.exists(log)
        ? Files.readAllLines(log).stream()
            .map(Entry::of)
            .filter(entry -> entry.what().equals(what))
            .toList()
        : List.of();
  }

  private static Map<String, Long> starts(Path log) throws IOException {
    return entries(log, "start").stream()
        .collect(Collectors.groupingBy(Entry::training, Collectors.counting()));
  }

  /** How many trainings one pod had at once, at most; a lost pod never ended its last. */
  private static int mostAtOnce(Path log, String lostPod) throws IOException {
    Map<String, Integer> running = new HashMap<>();
    int most = 0;
    for (String line : Files.readAllLines(log)) {
      Entry entry = Entry.of(line);
      int now = running.merge(entry.pod(), entry.what().equals("start") ? 1 : -1, Integer::sum);
      if (!entry.pod().equals(lostPod)) {
        most = Math.max(most, now);
      }
    }
    return most;
  }

  private interface Question {
    boolean answer() throws IOException, InterruptedException;
  }

  private static void await(String what, Question question)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!question.answer()) {
      assertThat(System.nanoTime()).as("no %s within %s", what, LONG).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
