package dev.mltd.analysis.imports.files;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as tools write them; one that names no zone is taken to be UTC. */
public final class TimeText {
  private TimeText() {}

  /** The time in a text; empty when it is none. */
  public static Optional<Instant> instant(String text) {
    if (text == null || text.length() < "2026-01-01T00:00".length()) {
      return Optional.empty();
    }
    String standard = text.strip().replace(' ', 'T');
    try {
      return Optional.of(OffsetDateTime.parse(standard).toInstant());
    } catch (DateTimeParseException withoutZone) {
      try {
        return Optional.of(LocalDateTime.parse(standard).toInstant(ZoneOffset.UTC));
      } catch (DateTimeParseException noTime) {
        return Optional.empty();
      }
    }
  }
}
