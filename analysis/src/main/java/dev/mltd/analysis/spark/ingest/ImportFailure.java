package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.files.ImportException;
import java.util.List;

/** Says what went wrong inside Spark without Spark's own wrapping. */
final class ImportFailure {
  private ImportFailure() {}

  static ImportException of(Exception failed, List<String> paths) {
    Throwable cause = failed;
    while (cause.getCause() != null && !(cause instanceof ImportException)) {
      cause = cause.getCause();
    }
    if (cause instanceof ImportException understood) {
      return understood;
    }
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new ImportException(
        "%s cannot be read: %s; write it again, or take the damaged file away"
            .formatted(String.join(", ", paths), text.lines().findFirst().orElse("")),
        failed);
  }
}
