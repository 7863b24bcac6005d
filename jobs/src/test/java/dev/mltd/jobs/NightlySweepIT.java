package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.airflow.AirflowException;
import dev.mltd.jobs.airflow.DagRun;
import dev.mltd.jobs.airflow.LocalAirflow;
import dev.mltd.jobs.airflow.LocalAirflow.Part;
import dev.mltd.jobs.airflow.PythonEnvironment;
import dev.mltd.jobs.airflow.PythonForTests;
import dev.mltd.jobs.airflow.TaskInstance;
import dev.mltd.jobs.airflow.TaskState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whole sweeps: a real Airflow, real spark-submit runs, started and followed from our command line.
 */
class NightlySweepIT {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  private static final Path HOME = Path.of("target", "nightly-sweep-it").toAbsolutePath();
  private static final Duration LONG = Duration.ofMinutes(10);

  private LocalAirflow airflow;
  private Path credentials;

  @BeforeEach
  void start() throws IOException {
    PythonEnvironment python =
        PythonForTests.environment("whole sweeps under Airflow, and a scheduler that is killed");
    FileUtils.deleteDirectory(HOME.toFile());
    writeLogs(HOME.resolve("exported"));
    EmbeddedLab.write("iris-mlp", HOME.resolve("archive"), DATE.minusDays(1));
    Files.writeString(
        HOME.resolve("programs.yaml"),
        """
        programs:
          iris-mlp:
            trainer: dl4j
            data: bundled
        """);
    airflow =
        LocalAirflow.start(
            HOME,
            python,
            PythonForTests.DAGS,
            0,
            Map.of(
                "MLTD_SOURCE",
                HOME.resolve("exported").toString(),
                "MLTD_ARCHIVE",
                HOME.resolve("archive").toString(),
                "MLTD_WAREHOUSE",
                HOME.resolve("warehouse").toString(),
                "MLTD_REPORTS",
                HOME.resolve("reports").toString(),
                "MLTD_PROGRAMS",
                HOME.resolve("programs.yaml").toString(),
                "MLTD_RETRY_SECONDS",
                "1",
                // Its many short runs end sooner without the compiler that optimises for long ones.
                "JDK_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                // Notices soon that another scheduler's tasks are orphans: five minutes otherwise.
                "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_THRESHOLD",
                "10",
                "AIRFLOW__SCHEDULER__ORPHANED_TASKS_CHECK_INTERVAL",
                "5",
                "AIRFLOW_CONN_SPARK_DEFAULT",
                "{\"conn_type\": \"spark\", \"host\": \"local[2]\"}"));
    credentials = airflow.writeCredentials();
    await(() -> !airflow.client().dag("nightly_sweep").importErrors());
  }

  @AfterEach
  void stop() {
    if (airflow != null) {
      airflow.close();
    }
  }

  @Test
  void aSweepWhoseSchedulerIsKilledEndsWithOneResultThatRepeatingItKeeps() throws Exception {
    Spoken started = sweep("trigger", "--sweep-date", DATE, "--param", "trainings=20", "--unpause");
    assertThat(started.exitCode()).as(started.err()).isZero();
    assertThat(started.out()).contains("started");
    String run = started.out().lines().findFirst().orElseThrow().replaceAll("^\\S+ |: .*$", "");

    AirflowClient client = airflow.client();
    await(() -> is(client, run, "diagnose", TaskState.RUNNING));
    airflow.kill(Part.SCHEDULER);
    airflow.start(Part.SCHEDULER);

    Spoken waited = sweep("wait", run, "--timeout", "30m");
    assertThat(waited.out()).contains("attribute: success", "compare: success", "clean: success");
    assertThat(waited.exitCode()).as(waited.out()).isZero();
    Path report = HOME.resolve("reports").resolve(DATE.toString());
    assertThat(report.resolve("index.html")).isNotEmptyFile();
    assertThat(report.resolve("metrics.prom"))
        .content()
        .contains("mltd_runs{health=\"ill\"}", "mltd_trainings{status=\"trained\"}");
    assertThat(sweep("status", run).out()).contains("success").contains("diagnose");
    assertThat(exported("warehouse")).isEqualTo(ofACleanRun());

    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      Future<Spoken> one = both.submit(this::withApproval);
      Future<Spoken> other = both.submit(this::withApproval);
      String asking = awaitQuestion(client, run);
      assertThat(sweep("status", asking).out()).contains("awaiting input");
      assertThat(sweep("wait", asking, "--timeout", "1s").out())
          .contains("mltd sweep approve " + asking);
      assertThat(sweep("approve", asking, "--reject").out()).contains("approve: rejected");
      assertThat(List.of(one.get().exitCode(), other.get().exitCode())).containsOnly(0);
      assertThat(one.get().out() + other.get().out()).contains(": started");
      assertThat(sweep("approve", asking).exitCode()).isOne();
      assertThat(client.tasks("nightly_sweep", asking))
          .filteredOn(task -> task.state() == TaskState.SKIPPED)
          .extracting(TaskInstance::name)
          .contains("retrain_selection", "retrain_confirmation", "compare");
    } finally {
      both.shutdownNow();
    }
    assertThat(exported("warehouse")).isEqualTo(ofACleanRun());
    assertThat(client.latestRuns("nightly_sweep", 10))
        .filteredOn(each -> each.runType().equals("manual"))
        .hasSize(2);

    client.unpause("publish_dashboard");
    Spoken announced =
        mltd(
            "report",
            "--archive",
            HOME.resolve("archive"),
            "--warehouse",
            HOME.resolve("warehouse"),
            "--sweep-date",
            DATE,
            "--out",
            HOME.resolve("announced"),
            "--announce",
            "--credentials",
            credentials);
    assertThat(announced.exitCode()).as(announced.err()).isZero();
    await(() -> !client.latestRuns("publish_dashboard", 1).isEmpty());
  }

  private Spoken withApproval() {
    return sweep(
        "trigger", "--sweep-date", DATE, "--param", "approval=true", "--wait", "--timeout", "30m");
  }

  /** The run besides another one that asks a person. */
  private static String awaitQuestion(AirflowClient client, String other) {
    List<String> asking = new ArrayList<>();
    await(
        () -> {
          client.latestRuns("nightly_sweep", 10).stream()
              .map(DagRun::dagRunId)
              .filter(one -> !one.equals(other))
              .filter(one -> is(client, one, "approve", TaskState.AWAITING_INPUT))
              .forEach(asking::add);
          return !asking.isEmpty();
        });
    return asking.get(0);
  }

  private static boolean is(AirflowClient client, String run, String task, TaskState state) {
    return client.tasks("nightly_sweep", run).stream()
        .anyMatch(one -> one.name().equals(task) && one.state() == state);
  }

  private Spoken sweep(String what, Object... arguments) {
    Object[] all = new Object[arguments.length + 4];
    all[0] = "sweep";
    all[1] = what;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[arguments.length + 2] = "--credentials";
    all[arguments.length + 3] = credentials;
    return mltd(all);
  }

  /** What the same commands publish without Airflow. */
  private static List<String> ofACleanRun() throws IOException {
    Path warehouse = HOME.resolve("clean-warehouse");
    if (!Files.exists(warehouse)) {
      Path archive = HOME.resolve("clean-archive");
      EmbeddedLab.write("iris-mlp", archive, DATE.minusDays(1));
      assertThat(
              mltd("import", HOME.resolve("exported"), "--archive", archive, "--sweep-date", DATE)
                  .exitCode())
          .isZero();
      for (String phase : List.of("profile", "diagnose", "attribute")) {
        Spoken done =
            mltd(phase, "--archive", archive, "--warehouse", warehouse, "--sweep-date", DATE);
        assertThat(done.exitCode()).as(done.err()).isZero();
      }
    }
    return exported("clean-warehouse");
  }

  private static List<String> exported(String warehouse) throws IOException {
    Path folder = HOME.resolve(warehouse);
    List<String> all = new ArrayList<>();
    for (String dataset : List.of("run_summaries", "findings", "diagnoses")) {
      assertThat(new DatasetFolder(folder.toString(), dataset, new Configuration()).dates())
          .containsExactly(DATE);
      all.addAll(Spoken.exported(folder, dataset, DATE));
    }
    return all;
  }

  /** Six runs that learn, and two that do not. */
  private static void writeLogs(Path folder) throws IOException {
    for (int run = 0; run < 8; run++) {
      StringBuilder log = new StringBuilder("epoch,loss,val_loss\n");
      for (int epoch = 0; epoch < 12; epoch++) {
        double loss = run < 6 ? Math.exp(-0.2 * epoch) + 0.01 * run : 1.0 + 0.3 * epoch;
        log.append(String.format(Locale.ROOT, "%d,%.4f,%.4f%n", epoch, loss, loss + 0.02));
      }
      Path file = Files.createDirectories(folder.resolve("run-" + run)).resolve("training.csv");
      Files.writeString(file, log);
    }
  }

  private interface Question {
    boolean answer();
  }

  private static void await(Question question) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!answered(question)) {
      assertThat(System.nanoTime()).as("not within %s", LONG).isLessThan(deadline);
      try {
        TimeUnit.MILLISECONDS.sleep(500);
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  private static boolean answered(Question question) {
    try {
      return question.answer();
    } catch (AirflowException.NotFound notYet) {
      return false;
    }
  }
}
