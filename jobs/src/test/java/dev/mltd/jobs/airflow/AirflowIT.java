package dev.mltd.jobs.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Airflow on loopback, driven by nothing but the client. */
class AirflowIT {
  private static final Path HOME = Path.of("target", "airflow-it");
  private static final Duration LONG = Duration.ofMinutes(3);

  private static LocalAirflow airflow;
  private static AirflowClient client;

  @BeforeAll
  static void start() throws IOException {
    PythonEnvironment python =
        PythonForTests.environment("the client of Airflow against a real server");
    FileUtils.deleteDirectory(HOME.toFile());
    Path dags = Files.createDirectories(HOME.resolve("dags"));
    FileUtils.copyDirectory(PythonForTests.DAGS.resolve("dags").toFile(), dags.toFile());
    FileUtils.copyDirectoryToDirectory(
        PythonForTests.DAGS.resolve("include").toFile(), dags.toFile());
    Files.writeString(dags.resolve(".airflowignore"), "include/\n");
    try (InputStream probe = AirflowIT.class.getResourceAsStream("probe.py")) {
      Files.copy(probe, dags.resolve("probe.py"));
    }
    airflow =
        LocalAirflow.start(
            HOME,
            python,
            dags,
            0,
            Map.of("MLTD_RETRIES", "0", "MLTD_WAREHOUSE", HOME.resolve("none").toString()));
    client = airflow.client();
    for (String dag : List.of("probe", "daily", "waiting_room", "nightly_sweep")) {
      awaitDag(dag);
    }
    client.unpause("probe");
    client.unpause("daily");
  }

  @AfterAll
  static void stop() {
    if (airflow != null) {
      airflow.close();
    }
  }

  /** The first look at a new file takes the DAG processor some seconds. */
  private static void awaitDag(String dag) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (true) {
      try {
        client.dag(dag);
        return;
      } catch (AirflowException.NotFound notYet) {
        assertThat(System.nanoTime()).as("%s was not read", dag).isLessThan(deadline);
        Requests.pause(Duration.ofMillis(500));
      }
    }
  }

  private static ObjectNode conf(int n) {
    return Json.MAPPER.createObjectNode().put("n", n);
  }

  private static DagRun ended(String dag, String run) {
    return client.waitFor(dag, run, LONG, Patience.STANDARD, seen -> {});
  }

  @Test
  void itIsHealthyAndReadAllFiles() {
    assertThat(client.isHealthy("metadatabase", "scheduler", "dag_processor")).isTrue();
    assertThat(client.dag("nightly_sweep").importErrors()).isFalse();
    assertThat(client.dag("nightly_sweep").params()).containsKeys("sweep_date", "dry_run");
  }

  @Test
  void aWrongPasswordIsNoLogIn() {
    AirflowClient stranger =
        client(new Credentials.Password(LocalAirflow.ADMIN, "not the password"));
    assertThatThrownBy(() -> stranger.dag("probe"))
        .isInstanceOf(AirflowException.NotLoggedIn.class)
        .hasMessageContaining("Invalid credentials");
  }

  @Test
  void aWrongTokenIsForbidden() {
    assertThatThrownBy(() -> client(new Credentials.Token("wrong.token.here")).dag("probe"))
        .isInstanceOf(AirflowException.Forbidden.class);
  }

  @Test
  void anExpiredTokenIsNoLogIn() throws Exception {
    assertThatThrownBy(() -> client(new Credentials.Token(expiredToken())).dag("probe"))
        .isInstanceOf(AirflowException.NotLoggedIn.class)
        .hasMessageContaining("Expired");
  }

  @Test
  void whoMayOnlyLookCannotStartAnything() {
    AirflowClient viewer = client(airflow.credentials("viewer"));
    assertThat(viewer.dag("probe").dagId()).isEqualTo("probe");
    assertThatThrownBy(() -> viewer.trigger("probe", "by-viewer", conf(1)))
        .isInstanceOf(AirflowException.Forbidden.class);
  }

  @Test
  void aRunIsStartedOnceAndFollowedToItsEnd() {
    assertThat(client.trigger("probe", "once", conf(4)).how()).isEqualTo(Triggered.How.NOW);
    assertThat(client.trigger("probe", "once", conf(4)).how()).isEqualTo(Triggered.How.BEFORE);
    assertThatThrownBy(() -> client.trigger("probe", "once", conf(5)))
        .isInstanceOf(AirflowException.Conflict.class);
    assertThat(ended("probe", "once").state()).isEqualTo(RunState.SUCCESS);
    assertThat(client.tasks("probe", "once"))
        .extracting(TaskInstance::name)
        .containsExactlyInAnyOrder("first", "last");
  }

  @Test
  void wrongRequestsAreRefusedWithAReason() {
    assertThatThrownBy(() -> client.trigger("probe", "bad", conf(99)))
        .isInstanceOf(AirflowException.BadRequest.class)
        .hasMessageContaining("99 is greater than the maximum of 10");
    assertThatThrownBy(() -> client.trigger("probe", "a/b c", conf(1)))
        .isInstanceOf(AirflowException.BadRequest.class);
    assertThatThrownBy(() -> client.trigger("no-such-dag", "x", conf(1)))
        .isInstanceOf(AirflowException.NotFound.class);
    assertThatThrownBy(() -> client.run("probe", "no-such-run"))
        .isInstanceOf(AirflowException.NotFound.class);
  }

  @Test
  void aFailedTaskComesWithTheEndOfItsLog() {
    client.trigger("probe", "nine", conf(9));
    assertThat(ended("probe", "nine").state()).isEqualTo(RunState.FAILED);
    List<FailedTask> failed = client.failedTasks("probe", "nine", 30);
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).task().name()).isEqualTo("first");
    assertThat(String.join("\n", failed.get(0).logEnd()))
        .contains("about to fail", "ValueError: nine is not allowed");

    client.clear("probe", "nine");
    assertThat(ended("probe", "nine").state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void pastDatesAreRunOnce() {
    Instant from = Instant.parse("2026-03-01T00:00:00Z");
    Instant to = Instant.parse("2026-03-03T00:00:00Z");
    ObjectNode none = Json.MAPPER.createObjectNode();
    assertThat(client.backfillDates("daily", from, to, Backfill.Reprocess.NONE, none)).hasSize(3);
    Backfill started = backfillDaily(from, to);
    assertThatThrownBy(() -> backfillDaily(from, to)).isInstanceOf(AirflowException.Conflict.class);
    assertThat(started.dagId()).isEqualTo("daily");
    List<DagRun> runs =
        client.latestRuns("daily", 100).stream()
            .filter(run -> run.runType().equals("backfill"))
            .toList();
    assertThat(runs).hasSize(3);
    for (DagRun run : runs) {
      assertThat(ended("daily", run.dagRunId()).state()).isEqualTo(RunState.SUCCESS);
    }
    assertThat(client.backfillDates("daily", from, to, Backfill.Reprocess.NONE, none)).isEmpty();
    assertThat(client.backfillDates("nightly_sweep", from, to, Backfill.Reprocess.NONE, none))
        .hasSize(2);
  }

  /** On SQLite Airflow refuses a backfill while anything else is being written, in two ways. */
  private static Backfill backfillDaily(Instant from, Instant to) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (true) {
      try {
        return client.backfill(
            "daily", from, to, Backfill.Reprocess.NONE, Json.MAPPER.createObjectNode());
      } catch (AirflowException.Unavailable locked) {
        assertThat(locked.getMessage()).containsAnyOf("SQLite", "Database error");
        assertThat(System.nanoTime()).as("never free").isLessThan(deadline);
        Requests.pause(Duration.ofMillis(200));
      }
    }
  }

  @Test
  void wordOfAReportStartsTheDashboard() throws IOException {
    client.unpause("publish_dashboard");
    client.announce("mltd_report", Map.of("sweep_date", "2026-01-31"));
    long deadline = System.nanoTime() + LONG.toNanos();
    while (client.latestRuns("publish_dashboard", 1).isEmpty()) {
      assertThat(System.nanoTime()).as("no run of the dashboard").isLessThan(deadline);
      Requests.pause(Duration.ofMillis(500));
    }
    assertThat(client.latestRuns("publish_dashboard", 1).get(0).runType())
        .isEqualTo("asset_triggered");
  }

  @Test
  void aThousandLooksLeaveNothingBehind() {
    client.trigger("waiting_room", "looked-at", Json.MAPPER.createObjectNode());
    client.run("waiting_room", "looked-at");
    long files = openFiles();
    long threads = threadsOfClients();
    assertThat(threads).isPositive();
    for (int i = 0; i < 1_000; i++) {
      client.run("waiting_room", "looked-at");
    }
    assertThat(openFiles()).isLessThan(files + 20);
    assertThat(threadsOfClients()).isLessThan(threads + 20);
  }

  /** Whatever else is in this process starts threads of its own meanwhile. */
  private static long threadsOfClients() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .count();
  }

  private static long openFiles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  private static AirflowClient client(Credentials credentials) {
    return new AirflowClient(airflow.server(), credentials, Patience.STANDARD);
  }

  /** A token that the server gave, made old by its own secret. */
  private static String expiredToken() throws Exception {
    ObjectNode login = Json.MAPPER.createObjectNode();
    login.put("username", LocalAirflow.ADMIN);
    login.put("password", airflow.credentials(LocalAirflow.ADMIN).password());
    String token =
        new Requests(airflow.server(), new Credentials.Token(""), Patience.STANDARD)
            .send("POST", "/auth/token", login, Requests.Repeat.SAFE)
            .path("access_token")
            .asText();
    List<String> parts = List.of(token.split("\\.", -1));
    String header = new String(Base64.getUrlDecoder().decode(parts.get(0)), StandardCharsets.UTF_8);
    ObjectNode claims =
        (ObjectNode) Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts.get(1)));
    claims.put("exp", Instant.now().minusSeconds(3600).getEpochSecond());
    String algorithm = Json.MAPPER.readTree(header).path("alg").asText().replace("HS", "HmacSHA");
    Mac mac = Mac.getInstance(algorithm);
    byte[] secret =
        Json.MAPPER
            .readTree(HOME.resolve("secrets.json").toFile())
            .path("jwt")
            .asText()
            .getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(secret, algorithm));
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String signed =
        parts.get(0)
            + "."
            + base64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
    return signed
        + "."
        + base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }
}
