package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.files.ImportException;
import java.util.List;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Says what went wrong inside Spark without Spark's own wrapping. */
final class ImportFailure {
  private ImportFailure() {}

  static ImportException of(Exception failed, List<String> paths) {
    ImportException understood = ExceptionUtils.throwableOfType(failed, ImportException.class);
    if (understood != null) {
      return understood;
    }
    Throwable cause = ExceptionUtils.getRootCause(failed);
    String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return new ImportException(
        "%s cannot be read: %s; write it again, or take the damaged file away"
            .formatted(String.join(", ", paths), text.lines().findFirst().orElse("")),
        failed);
  }
}
