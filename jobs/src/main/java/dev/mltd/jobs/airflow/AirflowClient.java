package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mltd.jobs.airflow.Requests.Repeat;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A thin client of Airflow's REST API. Every method asks the server anew and throws an {@link
 * AirflowException} when it did not do what was asked. May be used by several threads.
 *
 * <p>Source: what Airflow 3.3 answers; its published description is followed loosely on purpose, so
 * that fields, states and error shapes of other versions do no harm.
 */
public final class AirflowClient {
  /** The server gives no more at once. */
  private static final int PAGE = 100;

  private static final String API = "/api/v2";

  private final Requests requests;
  private final Patience patience;

  /**
   * @param server its address, with the path below which it is served, such as {@code
   *     https://airflow.example.org}
   */
  public AirflowClient(URI server, Credentials credentials, Patience patience) {
    this.requests = new Requests(server, credentials, patience);
    this.patience = patience;
  }

  /** Whether all of these parts of the server (scheduler, dag_processor ...) say that they are. */
  public boolean isHealthy(String... parts) {
    JsonNode health = requests.read(API + "/monitor/health");
    return Arrays.stream(parts)
        .allMatch(part -> health.path(part).path("status").asText().equals("healthy"));
  }

  /** A DAG and its parameters. */
  public Dag dag(String dagId) {
    return as(requests.read(dagPath(dagId) + "/details"), Dag.class);
  }

  /** Lets runs of a DAG start. */
  public void unpause(String dagId) {
    requests.send("PATCH", dagPath(dagId), Map.of("is_paused", false), Repeat.SAFE);
  }

  /**
   * Starts a run, once: where a run of that id is there already with the same parameters, or no
   * answer came but the run did start, that run is the answer.
   *
   * @param runId letters, digits and {@code _.~:+-}; the same id is the same run
   * @param conf the parameters
   * @throws AirflowException.Conflict if the run is there with other parameters
   */
  public Triggered trigger(String dagId, String runId, JsonNode conf) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("dag_run_id", runId);
    // Must be there; without a date two runs never get in each other's way.
    body.putNull("logical_date");
    body.set("conf", conf);
    Triggered.How how = Triggered.How.BEFORE;
    for (int tried = 1; ; tried++) {
      try {
        JsonNode started = requests.send("POST", dagPath(dagId) + "/dagRuns", body, Repeat.UNSAFE);
        return new Triggered(as(started, DagRun.class), Triggered.How.NOW);
      } catch (AirflowException.Conflict there) {
        return new Triggered(same(find(dagId, runId).orElseThrow(() -> there), conf), how);
      } catch (AirflowException.Unavailable lost) {
        Optional<DagRun> started = find(dagId, runId);
        if (started.isPresent()) {
          return new Triggered(same(started.get(), conf), Triggered.How.NOW);
        }
        if (tried >= patience.tries()) {
          throw lost;
        }
        // The id makes it safe to ask again: there is one run of it, whichever request came first.
        how = Triggered.How.NOW;
        Requests.pause(patience.pause(tried, Requests.NO_HEADERS));
      }
    }
  }

  private static DagRun same(DagRun there, JsonNode conf) {
    if (!there.conf().equals(conf)) {
      throw new AirflowException.Conflict(
          "run %s of %s is there already, with other parameters: %s"
              .formatted(there.dagRunId(), there.dagId(), there.conf()));
    }
    return there;
  }

  private Optional<DagRun> find(String dagId, String runId) {
    try {
      return Optional.of(run(dagId, runId));
    } catch (AirflowException.NotFound notThere) {
      return Optional.empty();
    }
  }

  /** A run. */
  public DagRun run(String dagId, String runId) {
    return as(requests.read(runPath(dagId, runId)), DagRun.class);
  }

  /** The newest runs of a DAG, newest first, at most 100. */
  public List<DagRun> latestRuns(String dagId, int most) {
    return list(
        requests.read(
            "%s/dagRuns?order_by=-run_after&limit=%d"
                .formatted(dagPath(dagId), Math.min(most, PAGE))),
        "dag_runs",
        DagRun.class);
  }

  /**
   * Waits until a run ended, asking ever more seldom.
   *
   * @param longest how long to wait
   * @param pauses between two looks
   * @param watcher told of every look
   * @throws AirflowException.StillRunning if it goes on beyond that
   */
  public DagRun waitFor(
      String dagId, String runId, Duration longest, Patience pauses, Consumer<DagRun> watcher) {
    long deadline = System.nanoTime() + longest.toNanos();
    for (int looked = 1; ; looked++) {
      DagRun run = run(dagId, runId);
      watcher.accept(run);
      if (run.state().isFinal()) {
        return run;
      }
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        throw new AirflowException.StillRunning(
            "run %s of %s is still %s; it goes on"
                .formatted(runId, dagId, run.state().name().toLowerCase(Locale.ROOT)));
      }
      Requests.pause(Collections.min(List.of(left, pauses.pause(looked, Requests.NO_HEADERS))));
    }
  }

  /** The tasks of a run. */
  public List<TaskInstance> tasks(String dagId, String runId) {
    return all(runPath(dagId, runId) + "/taskInstances", "task_instances", TaskInstance.class);
  }

  /**
   * The tasks of a run that failed, with the end of their logs. A run can be a success in spite of
   * them.
   *
   * @param lines how much of each log
   */
  public List<FailedTask> failedTasks(String dagId, String runId, int lines) {
    return all(
            runPath(dagId, runId) + "/taskInstances?state=failed",
            "task_instances",
            TaskInstance.class)
        .stream()
        .map(task -> new FailedTask(task, logEnd(task, lines)))
        .toList();
  }

  private List<String> logEnd(TaskInstance task, int lines) {
    try {
      return requests
          .lastLines(
              "%s/taskInstances/%s/logs/%d?map_index=%d&full_content=true"
                  .formatted(
                      runPath(task.dagId(), task.dagRunId()),
                      encoded(task.taskId()),
                      Math.max(1, task.tryNumber()),
                      task.mapIndex()),
              lines)
          .lines();
    } catch (AirflowException unreadable) {
      return List.of("(its log cannot be read: %s)".formatted(unreadable.getMessage()));
    }
  }

  /**
   * Gives a person's answer to a task that {@linkplain TaskState#AWAITING_INPUT waits} for one.
   *
   * @param option one of those that the task offers
   * @throws AirflowException.Conflict if it was answered before
   */
  public void answer(TaskInstance task, String option) {
    requests.send(
        "PATCH",
        "%s/taskInstances/%s/%d/hitlDetails"
            .formatted(
                runPath(task.dagId(), task.dagRunId()), encoded(task.taskId()), task.mapIndex()),
        Map.of("chosen_options", List.of(option)),
        Repeat.UNSAFE);
  }

  /** Runs all tasks of a run again. */
  public void clear(String dagId, String runId) {
    Map<String, Boolean> body = Map.of("dry_run", false, "only_failed", false);
    requests.send("POST", runPath(dagId, runId) + "/clear", body, Repeat.SAFE);
  }

  /**
   * Starts runs for past dates.
   *
   * @throws AirflowException.Conflict if another backfill of the DAG goes on
   */
  public Backfill backfill(
      String dagId, Instant from, Instant to, Backfill.Reprocess reprocess, JsonNode conf) {
    Map<String, Object> body = backfillBody(dagId, from, to, reprocess, conf);
    return as(requests.send("POST", API + "/backfills", body, Repeat.UNSAFE), Backfill.class);
  }

  /** The dates that {@link #backfill} would start runs for. */
  public List<Instant> backfillDates(
      String dagId, Instant from, Instant to, Backfill.Reprocess reprocess, JsonNode conf) {
    Map<String, Object> body = backfillBody(dagId, from, to, reprocess, conf);
    List<Instant> dates = new ArrayList<>();
    requests
        .send("POST", API + "/backfills/dry_run", body, Repeat.SAFE)
        .path("backfills")
        .forEach(one -> dates.add(Instant.parse(one.path("logical_date").asText())));
    return dates;
  }

  private static Map<String, Object> backfillBody(
      String dagId, Instant from, Instant to, Backfill.Reprocess reprocess, JsonNode conf) {
    return Map.of(
        "dag_id", dagId,
        "from_date", from,
        "to_date", to,
        "run_backwards", false,
        "reprocess_behavior", reprocess.name().toLowerCase(Locale.ROOT),
        "max_active_runs", 1,
        "dag_run_conf", conf);
  }

  /**
   * Says that an asset was made anew, which starts the DAGs that wait for it.
   *
   * @param name the asset's name
   * @param extra what to say about it
   */
  public void announce(String name, Map<String, String> extra) {
    Map<String, Object> body = Map.of("asset_id", assetId(name), "extra", extra);
    requests.send("POST", API + "/assets/events", body, Repeat.UNSAFE);
  }

  private int assetId(String name) {
    for (JsonNode asset :
        all(API + "/assets?name_pattern=" + encoded(name), "assets", JsonNode.class)) {
      // The pattern finds names that merely contain it, too.
      if (asset.path("name").asText().equals(name)) {
        return asset.path("id").asInt();
      }
    }
    throw new AirflowException.NotFound("no asset '%s'".formatted(name));
  }

  /** All pages, in an order in which what is added meanwhile comes last. */
  private <T> List<T> all(String path, String key, Class<T> type) {
    List<T> all = new ArrayList<>();
    String paged = path + (path.contains("?") ? "&" : "?");
    while (true) {
      JsonNode answer =
          requests.read("%sorder_by=id&limit=%d&offset=%d".formatted(paged, PAGE, all.size()));
      List<T> page = list(answer, key, type);
      all.addAll(page);
      // Without a total only an empty page is the end: a server may give less than was asked for.
      if (page.isEmpty() || all.size() >= answer.path("total_entries").asInt(Integer.MAX_VALUE)) {
        return all;
      }
    }
  }

  private static <T> List<T> list(JsonNode answer, String key, Class<T> type) {
    List<T> list = new ArrayList<>();
    answer.path(key).forEach(one -> list.add(as(one, type)));
    return list;
  }

  private static <T> T as(JsonNode answer, Class<T> type) {
    try {
      return Json.MAPPER.treeToValue(answer, type);
    } catch (JsonProcessingException other) {
      throw new AirflowException.Unavailable(
          "the server does not answer as Airflow 3 does: " + other.getOriginalMessage(), other);
    }
  }

  private static String dagPath(String dagId) {
    return API + "/dags/" + encoded(dagId);
  }

  private static String runPath(String dagId, String runId) {
    return dagPath(dagId) + "/dagRuns/" + encoded(runId);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
