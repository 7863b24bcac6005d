package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a DAG.
 *
 * @param dagRunId its name, unique within the DAG
 * @param startDate when it started
 * @param endDate when it ended
 * @param runType manual, scheduled, backfill, asset_triggered and so on
 * @param conf the parameters that it was triggered with
 */
public record DagRun(
    String dagId,
    String dagRunId,
    RunState state,
    Optional<Instant> startDate,
    Optional<Instant> endDate,
    String runType,
    JsonNode conf) {

  public DagRun {
    state = state == null ? RunState.UNKNOWN : state;
    runType = Objects.requireNonNullElse(runType, "");
    conf = conf == null || conf.isNull() ? JsonNodeFactory.instance.objectNode() : conf;
  }

  /** How long it took; empty before it ended. */
  public Optional<Duration> took() {
    return startDate.flatMap(start -> endDate.map(end -> Duration.between(start, end)));
  }
}
