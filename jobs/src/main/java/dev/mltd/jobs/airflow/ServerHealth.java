package dev.mltd.jobs.airflow;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the parts of a server are.
 *
 * @param parts the status of each part (scheduler, dag_processor and so on); a part that is not
 *     deployed has none
 */
public record ServerHealth(Map<String, String> parts) {

  public ServerHealth {
    parts = Map.copyOf(new LinkedHashMap<>(parts));
  }

  /** Whether all of these parts say that they are healthy. */
  public boolean isHealthy(String... wanted) {
    for (String part : wanted) {
      if (!parts.getOrDefault(part, "").equals("healthy")) {
        return false;
      }
    }
    return true;
  }
}
