package dev.mltd.analysis.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** One try at making a dataset for a date: a folder to write into, then {@link #publish}. */
public final class Attempt {
  /** File systems on which a rename is atomic; elsewhere closing a written object is. */
  private static final Set<String> RENAMED = Set.of("file", "hdfs", "viewfs");

  private final DatasetFolder dataset;
  private final LocalDate sweepDate;
  private final String id;
  private final Optional<Published> currentAtStart;

  Attempt(
      DatasetFolder dataset, LocalDate sweepDate, String id, Optional<Published> currentAtStart) {
    this.dataset = dataset;
    this.sweepDate = sweepDate;
    this.id = id;
    this.currentAtStart = currentAtStart;
  }

  /** The folder to write Parquet files into; it does not exist yet. */
  public String path() {
    return dataset.attemptPath(sweepDate, id).toString();
  }

  /**
   * Makes this attempt the current one of its date, whole or not at all.
   *
   * @param expectedRows rows that were meant to be written; a difference refuses to publish
   * @return the attempt that another process published since this one began, which is now replaced
   */
  public Optional<Published> publish(Provenance provenance, long expectedRows) {
    try {
      Published published =
          new Published(
              Published.SCHEMA_VERSION,
              dataset.name(),
              sweepDate,
              id,
              Instant.now(),
              provenance,
              files());
      if (published.rows() != expectedRows) {
        throw new PublishException(
            "%s holds %d rows where %d were written; nothing was published"
                .formatted(path(), published.rows(), expectedRows));
      }
      Optional<Published> replaced = dataset.current(sweepDate);
      replaceCurrent(DatasetFolder.JSON.writeValueAsBytes(published));
      return replaced.filter(
          other -> !currentAtStart.map(Published::attempt).equals(Optional.of(other.attempt())));
    } catch (IOException failed) {
      throw new PublishException(
          "cannot publish %s: %s; what was current before still is".formatted(path(), failed),
          failed);
    }
  }

  private List<PublishedFile> files() throws IOException {
    List<PublishedFile> files = new ArrayList<>();
    for (FileStatus status : dataset.fileSystem().listStatus(new Path(path()))) {
      if (status.getPath().getName().endsWith(".parquet")) {
        try (ParquetFileReader reader =
            ParquetFileReader.open(HadoopInputFile.fromStatus(status, dataset.hadoop()))) {
          files.add(
              new PublishedFile(
                  status.getPath().getName(), status.getLen(), reader.getRecordCount()));
        }
      }
    }
    files.sort(Comparator.comparing(PublishedFile::name));
    return files;
  }

  /** Whole or not at all: by an atomic rename, or on object stores by one atomic write. */
  private void replaceCurrent(byte[] json) throws IOException {
    FileSystem files = dataset.fileSystem();
    Path current = new Path(dataset.datePath(sweepDate), DatasetFolder.CURRENT);
    Path written = new Path(dataset.datePath(sweepDate), "." + DatasetFolder.CURRENT + "." + id);
    String scheme = files.getUri().getScheme();
    PlainFiles.write(files, RENAMED.contains(scheme) ? written : current, json);
    if (scheme.equals("file")) {
      Files.move(
          PlainFiles.local(written), PlainFiles.local(current), StandardCopyOption.ATOMIC_MOVE);
    } else if (RENAMED.contains(scheme)) {
      FileContext.getFileContext(files.getUri(), dataset.hadoop())
          .rename(written, current, Options.Rename.OVERWRITE);
    }
  }
}
