package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an error answer says in words. Airflow has four shapes: {@code detail} as text, as an object
 * (a broken constraint), as a list (fields that do not fit), and {@code error} for unknown paths.
 */
final class ErrorDetail {
  private static final int LONGEST = 500;

  private ErrorDetail() {}

  static String of(String body) {
    try {
      JsonNode answer = Json.MAPPER.readTree(body);
      JsonNode detail = answer.hasNonNull("detail") ? answer.get("detail") : answer.path("error");
      String said = detail.isArray() ? fields(detail) : one(detail);
      return shortened(said.isBlank() ? body : said);
    } catch (JsonProcessingException noJson) {
      return shortened(body.isBlank() ? "an empty answer" : body);
    }
  }

  private static String one(JsonNode detail) {
    if (!detail.isObject()) {
      return detail.asText();
    }
    List<String> said = new ArrayList<>();
    for (String key : List.of("reason", "message")) {
      if (detail.hasNonNull(key)) {
        said.add(detail.get(key).asText());
      }
    }
    return said.isEmpty() ? detail.toString() : String.join(": ", said);
  }

  private static String fields(JsonNode detail) {
    List<String> said = new ArrayList<>();
    for (JsonNode field : detail) {
      List<String> place = new ArrayList<>();
      field.path("loc").forEach(step -> place.add(step.asText()));
      said.add(
          field.hasNonNull("msg")
              ? "%s: %s".formatted(String.join(".", place), field.get("msg").asText())
              : one(field));
    }
    return String.join("; ", said);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
  }
}
