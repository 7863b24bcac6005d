package dev.mltd.analysis.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.mltd.analysis.archive.RecordJson;

/** Plain records as text in a column, where a table of their own would tell nobody more. */
public final class StoredJson {
  private StoredJson() {}

  /** A record as text. */
  public static String write(Object record) {
    try {
      return RecordJson.STORED.writeValueAsString(record);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The record in a text.
   *
   * @param command that makes it again when another version wrote it
   */
  public static <T> T read(String text, Class<T> type, String command) {
    try {
      // A plan that is not understood in full must not be carried out.
      return RecordJson.STORED
          .readerFor(type)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(text);
    } catch (JsonProcessingException other) {
      throw new PublishException(
          "a stored %s was written by another version (%s); `%s` makes it again"
              .formatted(type.getSimpleName(), other.getOriginalMessage(), command),
          other);
    }
  }
}
