package dev.mltd.analysis.imports.files;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as tools write them; one that names no zone is taken to be UTC. */
public final class TimeText {
  private static final DateTimeFormatter ZONED_OR_UTC =
      DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC);

  private TimeText() {}

  /** The time in a text; empty when it is none. */
  public static Optional<Instant> instant(String text) {
    if (text == null || text.length() < "2026-01-01T00:00".length()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ZONED_OR_UTC.parse(text.strip().replace(' ', 'T'), Instant::from));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }
}
