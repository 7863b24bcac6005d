package dev.mltd.jobs.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers were written down from a real server and shortened to what matters. */
class AirflowClientTest {
  private static final String HEALTH = "GET /api/v2/monitor/health";
  private static final String RUN = "GET /api/v2/dags/d/dagRuns/r";
  private static final String TRIGGER = "POST /api/v2/dags/d/dagRuns";
  private static final String TASKS = "GET /api/v2/dags/d/dagRuns/r/taskInstances";
  private static final String WELL = "{\"scheduler\":{\"status\":\"healthy\"}}";

  private RecordedAirflow airflow;

  @BeforeEach
  void start() throws IOException {
    airflow = new RecordedAirflow();
  }

  @AfterEach
  void stop() {
    airflow.close();
  }

  private static ObjectNode conf(int budget) {
    return Json.MAPPER.createObjectNode().put("budget", budget);
  }

  private static String run(String state) {
    return """
    {"dag_run_id":"r","dag_id":"d","logical_date":null,"queued_at":"2026-01-31T02:00:00.272687Z",
    "start_date":null,"end_date":null,"run_after":"2026-01-31T02:00:00Z","run_type":"manual",
    "state":"%s","conf":{"budget":4},"never_seen_before":{"a":[1]}}\
    """
        .formatted(state);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"detail":"99 is greater than the maximum of 10"}        | BadRequest  | 99 is greater than the maximum of 10
          403 | {"detail":"Forbidden"}                                   | Forbidden   | Forbidden
          404 | {"detail":"The Dag with ID: `d` was not found"}          | NotFound    | The Dag with ID: `d` was not found
          404 | {"error":"API route not found"}                          | NotFound    | API route not found
          409 | {"detail":{"reason":"Unique constraint violation","orig_error":"hidden","message":"look for ID 1tD0"}} | Conflict | Unique constraint violation: look for ID 1tD0
          422 | {"detail":[{"type":"missing","loc":["body","logical_date"],"msg":"Field required"},{"loc":["body","x"],"msg":"Extra"}]} | Invalid | body.logical_date: Field required; body.x: Extra
          418 | <html>a proxy</html>                                     | Unavailable | <html>a proxy</html> (HTTP 418)
          302 | moved                                                    | Unavailable | is redirected
          """)
  void everyShapeOfErrorIsUnderstood(int status, String body, String type, String message) {
    airflow.on(HEALTH, status, body);
    assertThatExceptionOfType(AirflowException.class)
        .isThrownBy(() -> airflow.client().isHealthy("scheduler"))
        .satisfies(
            failed -> assertThat(failed.getClass().getSimpleName()).isEqualTo(type),
            failed -> assertThat(failed).hasMessageContaining(message));
    assertThat(airflow.asked(HEALTH)).isEqualTo(1);
  }

  @Test
  void anAnswerThatIsNotJsonIsNamedAsSuch() {
    airflow.on(HEALTH, 200, "<html>Welcome to the hotel</html>");
    assertThatThrownBy(() -> airflow.client().isHealthy("scheduler"))
        .isInstanceOf(AirflowException.Unavailable.class)
        .hasMessageContaining("does not answer as Airflow does");
  }

  @Test
  void oneLogInServesManyRequests() {
    airflow.on(HEALTH, 200, WELL);
    AirflowClient client = airflow.client();
    client.isHealthy("scheduler");
    client.isHealthy("scheduler");
    assertThat(airflow.asked())
        .containsExactly("POST /auth/token []", HEALTH + " [token-1]", HEALTH + " [token-1]");
  }

  @Test
  void anExpiredTokenIsRenewedOnce() {
    airflow.on(HEALTH, 401, "{\"detail\":\"Token Expired\"}").on(HEALTH, 200, WELL);
    assertThat(airflow.client().isHealthy("scheduler")).isTrue();
    assertThat(airflow.asked())
        .containsExactly(
            "POST /auth/token []",
            HEALTH + " [token-1]",
            "POST /auth/token []",
            HEALTH + " [token-2]");
  }

  @Test
  void aSecondRefusalIsFinal() {
    airflow.on(HEALTH, 401, "{\"detail\":\"Token Expired\"}");
    assertThatThrownBy(() -> airflow.client().isHealthy("scheduler"))
        .isInstanceOf(AirflowException.NotLoggedIn.class);
    assertThat(airflow.asked("POST /auth/token")).isEqualTo(2);
  }

  @Test
  void aForbiddenRequestIsNoReasonToLogInAgain() {
    airflow.on(HEALTH, 403, "{\"detail\":\"Invalid JWT token\"}");
    assertThatThrownBy(() -> airflow.client().isHealthy("scheduler"))
        .isInstanceOf(AirflowException.Forbidden.class);
    assertThat(airflow.asked("POST /auth/token")).isEqualTo(1);
  }

  @Test
  void aGivenTokenIsNeverRenewed() {
    airflow.on(HEALTH, 401, "{\"detail\":\"Token Expired\"}");
    AirflowClient client =
        new AirflowClient(airflow.address(), new Credentials.Token("given"), RecordedAirflow.QUICK);
    assertThatThrownBy(() -> client.isHealthy("scheduler"))
        .isInstanceOf(AirflowException.NotLoggedIn.class);
    assertThat(airflow.asked()).containsExactly(HEALTH + " [given]");
  }

  @Test
  void aCommandMayGiveTheToken() {
    airflow.on(HEALTH, 200, WELL);
    AirflowClient client =
        new AirflowClient(
            airflow.address(),
            new Credentials.TokenCommand(List.of("echo", "from $(hostname)")),
            RecordedAirflow.QUICK);
    client.isHealthy("scheduler");
    assertThat(airflow.asked()).containsExactly(HEALTH + " [from $(hostname)]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "true", "no-such-program-anywhere"})
  void aCommandThatGivesNoTokenIsNamed(String program) {
    AirflowClient client =
        new AirflowClient(
            airflow.address(),
            new Credentials.TokenCommand(List.of(program)),
            RecordedAirflow.QUICK);
    assertThatThrownBy(() -> client.isHealthy("scheduler"))
        .isInstanceOf(AirflowException.NotLoggedIn.class)
        .hasMessageContaining(program);
  }

  @Test
  void aWrongPasswordIsSaidWithoutThePassword() {
    airflow.on("POST /auth/token", 401, "{\"detail\":\"Invalid credentials\"}");
    assertThatThrownBy(() -> airflow.client().isHealthy("scheduler"))
        .isInstanceOf(AirflowException.NotLoggedIn.class)
        .hasMessage("log-in of ada: Invalid credentials")
        .hasMessageNotContaining("s3cret");
    assertThat(new Credentials.Password("ada", "s3cret").toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504})
  void aRequestThatOnlyReadsIsAskedAgain(int status) {
    airflow.on(HEALTH, status, "busy").on(HEALTH, 200, WELL);
    assertThat(airflow.client().isHealthy("scheduler")).isTrue();
  }

  @Test
  void aServerThatStaysBusyIsGivenUp() {
    airflow.on(HEALTH, 503, "busy");
    assertThatThrownBy(() -> airflow.client().isHealthy("scheduler"))
        .isInstanceOf(AirflowException.Unavailable.class)
        .hasMessageContaining("busy");
    assertThat(airflow.asked(HEALTH)).isEqualTo(RecordedAirflow.QUICK.tries());
  }

  @Test
  void aCutConnectionIsTriedAgain() {
    airflow.cut(HEALTH).on(HEALTH, 200, WELL);
    assertThat(airflow.client().isHealthy("scheduler")).isTrue();
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() {
    airflow.hang(HEALTH);
    Patience little =
        new Patience(Duration.ofMillis(200), 2, Duration.ofMillis(1), Duration.ofMillis(1));
    assertThatThrownBy(() -> airflow.client(little).isHealthy("scheduler"))
        .isInstanceOf(AirflowException.Unavailable.class)
        .hasMessageContaining("nothing within 200 ms");
    assertThat(airflow.asked(HEALTH)).isEqualTo(2);
  }

  @Test
  void aServerThatIsAwayIsNamed() {
    AirflowClient client =
        new AirflowClient(
            URI.create("http://127.0.0.1:9"), new Credentials.Token("t"), RecordedAirflow.QUICK);
    assertThatThrownBy(() -> client.isHealthy("scheduler"))
        .isInstanceOf(AirflowException.Unavailable.class)
        .hasMessageContaining("http://127.0.0.1:9");
  }

  @Test
  void theServersOwnPauseIsKeptUpToALimit() {
    Patience patience =
        new Patience(Duration.ofSeconds(1), 3, Duration.ofSeconds(1), Duration.ofSeconds(8));
    assertThat(patience.pause(1, headers("4"))).isBetween(seconds(4), seconds(5));
    assertThat(patience.pause(1, headers("4000"))).isBetween(seconds(8), seconds(10));
    assertThat(patience.pause(2, headers("soon"))).isBetween(seconds(2), Duration.ofMillis(2500));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static HttpHeaders headers(String retryAfter) {
    return HttpHeaders.of(Map.of("Retry-After", List.of(retryAfter)), (name, value) -> true);
  }

  @Test
  void aTriggerStartsARun() {
    airflow.on(TRIGGER, 200, run("queued"));
    Triggered triggered = airflow.client().trigger("d", "r", conf(4));
    assertThat(triggered.how()).isEqualTo(Triggered.How.NOW);
    assertThat(triggered.run().state()).isEqualTo(RunState.QUEUED);
  }

  @Test
  void theSameTriggerAgainFindsTheRunOfTheFirst() {
    airflow.on(TRIGGER, 409, "{\"detail\":{\"reason\":\"Unique\"}}").on(RUN, 200, run("success"));
    Triggered triggered = airflow.client().trigger("d", "r", conf(4));
    assertThat(triggered.how()).isEqualTo(Triggered.How.BEFORE);
    assertThat(triggered.run().state()).isEqualTo(RunState.SUCCESS);
  }

  @Test
  void aTriggerWithOtherParametersIsAConflict() {
    airflow.on(TRIGGER, 409, "{\"detail\":{\"reason\":\"Unique\"}}").on(RUN, 200, run("success"));
    assertThatThrownBy(() -> airflow.client().trigger("d", "r", conf(5)))
        .isInstanceOf(AirflowException.Conflict.class)
        .hasMessageContaining("with other parameters: {\"budget\":4}");
  }

  @Test
  void aTriggerWhoseAnswerWasLostIsNotSentTwice() {
    airflow.cut(TRIGGER).on(RUN, 200, run("running"));
    Triggered triggered = airflow.client().trigger("d", "r", conf(4));
    assertThat(triggered.how()).isEqualTo(Triggered.How.NOW);
    assertThat(airflow.asked(TRIGGER)).isEqualTo(1);
  }

  @Test
  void aTriggerThatDidNotArriveIsSentAgain() {
    airflow.cut(TRIGGER).on(TRIGGER, 200, run("queued")).on(RUN, 404, "{\"detail\":\"not found\"}");
    assertThat(airflow.client().trigger("d", "r", conf(4)).how()).isEqualTo(Triggered.How.NOW);
    assertThat(airflow.asked(TRIGGER)).isEqualTo(2);
  }

  @Test
  void aTriggerThatArrivedLateIsStillOurs() {
    airflow
        .on(TRIGGER, 500, "locked")
        .on(TRIGGER, 409, "{\"detail\":{\"reason\":\"Unique\"}}")
        .on(RUN, 404, "{\"detail\":\"not found\"}")
        .on(RUN, 200, run("queued"));
    assertThat(airflow.client().trigger("d", "r", conf(4)).how()).isEqualTo(Triggered.How.NOW);
  }

  @Test
  void aTriggerThatNeverArrivesIsGivenUp() {
    airflow.cut(TRIGGER).on(RUN, 404, "{\"detail\":\"not found\"}");
    assertThatThrownBy(() -> airflow.client().trigger("d", "r", conf(4)))
        .isInstanceOf(AirflowException.Unavailable.class);
    assertThat(airflow.asked(TRIGGER)).isEqualTo(RecordedAirflow.QUICK.tries());
  }

  @Test
  void aTriggerThatWasRefusedForNowIsSentAgain() {
    airflow.on(TRIGGER, 429, "slow down").on(TRIGGER, 200, run("queued"));
    assertThat(airflow.client().trigger("d", "r", conf(4)).how()).isEqualTo(Triggered.How.NOW);
  }

  @Test
  void waitingEndsWithTheRunAndSeesEveryState() {
    airflow
        .on(RUN, 200, run("queued"))
        .on(RUN, 200, run("paused_by_a_future_version"))
        .on(RUN, 200, run("failed"));
    List<RunState> seen = new ArrayList<>();
    DagRun ended =
        airflow
            .client()
            .waitFor(
                "d",
                "r",
                Duration.ofMinutes(1),
                RecordedAirflow.QUICK,
                run -> seen.add(run.state()));
    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(seen).containsExactly(RunState.QUEUED, RunState.UNKNOWN, RunState.FAILED);
  }

  @Test
  void waitingHasAnEnd() {
    airflow.on(RUN, 200, run("running"));
    assertThatThrownBy(
            () ->
                airflow.client().waitFor("d", "r", Duration.ZERO, RecordedAirflow.QUICK, run -> {}))
        .isInstanceOf(AirflowException.StillRunning.class)
        .hasMessageContaining("still running");
  }

  @Test
  void aFailedTaskComesWithTheEndOfItsLog() {
    airflow
        .on(
            TASKS + "?state=failed&order_by=id&limit=100&offset=0",
            200,
            """
            {"task_instances":[{"task_id":"capped","dag_id":"d","dag_run_id":"r","map_index":1,
            "state":"failed","try_number":2,"start_date":null,"end_date":null}],"total_entries":1}\
            """)
        .on(
            TASKS + "/capped/logs/2?map_index=1&full_content=true",
            200,
            """
            {"timestamp":null,"event":"::group::Log message source details"}
            {"timestamp":"2026-01-31T02:00:00Z","event":"long ago","level":"info"}
            {"timestamp":"2026-01-31T02:00:01Z","event":"Task failed with exception","level":"error",\
            "error_detail":[{"exc_type":"AirflowException","exc_value":"Cannot execute\\nmltd: no runs"}]}
            no JSON at all
            """);
    List<FailedTask> failed = airflow.client().failedTasks("d", "r", 4);
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).task().name()).isEqualTo("capped[1]");
    assertThat(failed.get(0).logEnd())
        .containsExactly(
            "Task failed with exception",
            "AirflowException: Cannot execute",
            "mltd: no runs",
            "no JSON at all");
  }

  @Test
  void aLogThatIsGoneDoesNotHideTheFailure() {
    airflow.on(
        TASKS + "?state=failed&order_by=id&limit=100&offset=0",
        200,
        """
        {"task_instances":[{"task_id":"t","dag_id":"d","dag_run_id":"r","map_index":-1,
        "state":"failed","try_number":1}],"total_entries":null}\
        """);
    airflow.on(
        TASKS + "?state=failed&order_by=id&limit=100&offset=1", 200, "{\"task_instances\":[]}");
    assertThat(airflow.client().failedTasks("d", "r", 5).get(0).logEnd().get(0))
        .startsWith("(its log cannot be read: API route not found");
  }

  @Test
  void aTaskWithoutAStateHasNotStarted() {
    airflow.on(
        TASKS + "?order_by=id&limit=100&offset=0",
        200,
        """
        {"task_instances":[
          {"task_id":"a","map_index":-1,"state":null,"try_number":0},
          {"task_id":"b","map_index":-1,"state":"awaiting_input","try_number":1},
          {"task_id":"c","map_index":-1,"state":"levitating","try_number":1}],"total_entries":3}\
        """);
    assertThat(airflow.client().tasks("d", "r"))
        .extracting(TaskInstance::state)
        .containsExactly(TaskState.NONE, TaskState.AWAITING_INPUT, TaskState.UNKNOWN);
  }

  @Test
  void aLongListingIsReadInPagesThoughTasksAreAddedMeanwhile() {
    AtomicInteger there = new AtomicInteger(500);
    for (int offset = 0; offset <= 600; offset += 100) {
      int from = offset;
      airflow.on(
          TASKS + "?order_by=id&limit=100&offset=" + from,
          exchange -> {
            int total = there.getAndAdd(7);
            StringBuilder tasks = new StringBuilder();
            for (int i = from; i < Math.min(from + 100, total); i++) {
              tasks
                  .append(i == from ? "" : ",")
                  .append(
                      "{\"task_id\":\"task-%d\",\"map_index\":-1,\"state\":\"success\",\"try_number\":1}"
                          .formatted(i));
            }
            byte[] body =
                "{\"task_instances\":[%s],\"total_entries\":%s}"
                    .formatted(tasks, from == 200 ? "null" : total)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
    }
    List<TaskInstance> tasks = airflow.client().tasks("d", "r");
    assertThat(tasks)
        .hasSizeGreaterThanOrEqualTo(500)
        .extracting(TaskInstance::taskId)
        .doesNotHaveDuplicates();
    assertThat(tasks.get(499).taskId()).isEqualTo("task-499");
  }

  @Test
  void aRunningBackfillIsInTheWay() {
    airflow.on(
        "POST /api/v2/backfills",
        409,
        "{\"detail\":\"There is already a running backfill for dag d\"}");
    Instant day = Instant.parse("2026-01-01T00:00:00Z");
    assertThatThrownBy(
            () -> airflow.client().backfill("d", day, day, Backfill.Reprocess.NONE, conf(1)))
        .isInstanceOf(AirflowException.Conflict.class)
        .hasMessageContaining("already a running backfill");
  }

  @Test
  void anAssetIsFoundByItsWholeName() {
    airflow
        .on(
            "GET /api/v2/assets?name_pattern=report&order_by=id&limit=100&offset=0",
            200,
            """
            {"assets":[{"id":1,"name":"report_of_others"},{"id":2,"name":"report"}],\
            "total_entries":2}\
            """)
        .on(
            "POST /api/v2/assets/events",
            200,
            "{\"id\":7,\"asset_id\":2,\"extra\":{},\"timestamp\":\"2026-01-31T02:00:00.5Z\"}");
    airflow.client().announce("report", Map.of("budget", "1"));
    assertThat(airflow.told("POST /api/v2/assets/events")).contains("\"asset_id\":2");
    assertThatThrownBy(() -> airflow.client().announce("repo", Map.of("budget", "1")))
        .isInstanceOf(AirflowException.NotFound.class);
  }

  @Test
  void hostileNamesStayWithinTheirPlaceInThePath() {
    airflow.on("GET /api/v2/dags/..%2F..%2Fx%3Fy/dagRuns/a%20b%23c", 200, run("success"));
    assertThat(airflow.client().run("../../x?y", "a b#c").state()).isEqualTo(RunState.SUCCESS);
  }

  @Test
  void aThousandLooksLeaveNothingBehind() {
    airflow.on(RUN, 200, run("running"));
    AirflowClient client = airflow.client();
    for (int i = 0; i < 50; i++) {
      client.run("d", "r");
    }
    long files = openFiles();
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    for (int i = 0; i < 1_000; i++) {
      client.run("d", "r");
    }
    assertThat(openFiles()).isLessThan(files + 20);
    assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 20);
  }

  private static long openFiles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }
}
