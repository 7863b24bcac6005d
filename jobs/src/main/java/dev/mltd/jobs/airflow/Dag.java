package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * A DAG as the server knows it.
 *
 * @param paused nothing of it starts while it is paused
 * @param importErrors its file could not be read; what is known is from before
 * @param params its parameters with their schemas
 */
public record Dag(
    String dagId,
    @JsonProperty("is_paused") boolean paused,
    @JsonProperty("has_import_errors") boolean importErrors,
    Map<String, Parameter> params) {

  public Dag {
    params = Objects.requireNonNullElse(params, Map.of());
  }

  /** A parameter: its default and its JSON schema. */
  public record Parameter(JsonNode value, JsonNode schema) {

    /** Whether the schema allows a text. */
    boolean takesText() {
      JsonNode type = schema.path("type");
      for (JsonNode one : type.isArray() ? type : Json.MAPPER.createArrayNode().add(type)) {
        if (one.asText().equals("string")) {
          return true;
        }
      }
      return type.isMissingNode();
    }
  }
}
