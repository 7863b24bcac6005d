package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mltd.analysis.archive.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parameters of a run. */
public final class Conf {
  private static final int DIGITS = 8;

  private Conf() {}

  /**
   * Texts as what the DAG's parameters are: numbers, truth values or lists where their schema says
   * so.
   *
   * @throws IllegalArgumentException if the DAG has no such parameter, or it is no text and the
   *     text no JSON
   */
  public static ObjectNode of(Map<String, String> given, Dag dag) {
    ObjectNode conf = Json.MAPPER.createObjectNode();
    new TreeMap<>(given)
        .forEach(
            (name, text) -> {
              Dag.Parameter parameter = dag.params().get(name);
              if (parameter == null) {
                throw new IllegalArgumentException(
                    "%s has no parameter '%s'; it has %s"
                        .formatted(dag.dagId(), name, new TreeSet<>(dag.params().keySet())));
              }
              conf.set(name, parameter.takesText() ? TextNode.valueOf(text) : json(name, text));
            });
    return conf;
  }

  private static JsonNode json(String name, String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException(
          "%s=%s is no number, true, false or list".formatted(name, text), noJson);
    }
  }

  /**
   * The id of the run with these parameters for this date: always the same, so that a repeated
   * trigger starts nothing twice.
   */
  public static String runId(String about, JsonNode conf) {
    return "mltd-%s-%s"
        .formatted(about, Fingerprint.of(List.of(conf.toString())).substring(0, DIGITS));
  }
}
