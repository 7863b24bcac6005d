package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Word that an asset was made anew.
 *
 * @param extra what was said about it
 * @param createdDagruns the runs that it started
 */
public record AssetEvent(
    int id, int assetId, JsonNode extra, Instant timestamp, List<StartedRun> createdDagruns) {

  public AssetEvent {
    createdDagruns = List.copyOf(Objects.requireNonNullElse(createdDagruns, List.of()));
  }

  /** A run that an event started. */
  public record StartedRun(String dagId, String runId, RunState state) {}
}
