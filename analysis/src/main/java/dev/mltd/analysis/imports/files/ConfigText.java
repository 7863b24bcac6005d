package dev.mltd.analysis.imports.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;

/**
 * Hyper-parameters written as JSON or YAML: nested keys are joined by dots, lists stay JSON, and
 * what is null is left out. YAML tags such as {@code !!python/object} are passed over, never
 * executed.
 */
public final class ConfigText {
  public static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
  private static final ObjectMapper YAML = new YAMLMapper();

  private ConfigText() {}

  /**
   * Adds what a JSON object holds; a key that is already there stays.
   *
   * @throws JsonProcessingException when it is not JSON, or not an object
   */
  public static void addJson(Map<String, String> config, String json)
      throws JsonProcessingException {
    addObject(config, JSON.readTree(json));
  }

  /**
   * Adds what a YAML mapping holds; a key that is already there stays.
   *
   * @throws JsonProcessingException when it is not YAML, or not a mapping
   */
  public static void addYaml(Map<String, String> config, String yaml)
      throws JsonProcessingException {
    addObject(config, YAML.readTree(yaml));
  }

  /** The tree of a YAML text; one without content holds nothing. */
  public static JsonNode yaml(String yaml) throws JsonProcessingException {
    JsonNode tree = YAML.readTree(yaml);
    return tree == null ? YAML.createObjectNode() : tree;
  }

  /** Adds what a JSON object holds; a key that is already there stays. */
  public static void addObject(Map<String, String> config, JsonNode object)
      throws JsonProcessingException {
    if (object == null || object.isMissingNode() || object.isNull()) {
      return;
    }
    if (!object.isObject()) {
      throw JsonMappingException.from(
          (JsonParser) null, "expected names with values, found " + object.getNodeType());
    }
    add(config, "", object);
  }

  /** Adds a setting, or all that are in it; a key that is already there stays. */
  public static void add(Map<String, String> config, String key, JsonNode node) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field ->
                  add(
                      config,
                      key.isEmpty() ? field.getKey() : key + "." + field.getKey(),
                      field.getValue()));
    } else if (!node.isNull()) {
      config.putIfAbsent(key, node.isValueNode() ? node.asText() : node.toString());
    }
  }
}
