package dev.mltd.analysis.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Plain records as text in a column, where a table of their own would tell nobody more. */
public final class StoredJson {
  private static final JsonMapper JSON = new JsonMapper();

  private StoredJson() {}

  /** A record as text. */
  public static String write(Object record) {
    try {
      return JSON.writeValueAsString(record);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The record in a text. */
  public static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException other) {
      throw new PublishException(
          "a stored %s was written by another version; make it again (%s)"
              .formatted(type.getSimpleName(), other.getOriginalMessage()),
          other);
    }
  }
}
