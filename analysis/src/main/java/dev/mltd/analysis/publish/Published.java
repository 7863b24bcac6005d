package dev.mltd.analysis.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The content of {@code _current.json}: which files are the dataset on a date. Readers go by this
 * list alone; nobody globs.
 *
 * @param schemaVersion of this record
 * @param dataset name of the dataset
 * @param sweepDate the date that the dataset belongs to
 * @param attempt the attempt whose files these are
 * @param publishedAt when the attempt became current
 * @param provenance what it was made from
 * @param files all of its files
 */
public record Published(
    int schemaVersion,
    String dataset,
    LocalDate sweepDate,
    String attempt,
    Instant publishedAt,
    Provenance provenance,
    List<PublishedFile> files) {

  /** The version that this code writes, and the newest that it reads. */
  public static final int SCHEMA_VERSION = 1;

  /** Rows in all files together. */
  public long rows() {
    return files.stream().mapToLong(PublishedFile::rows).sum();
  }
}
