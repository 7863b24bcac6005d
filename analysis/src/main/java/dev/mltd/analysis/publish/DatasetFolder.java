package dev.mltd.analysis.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mltd.analysis.archive.RecordJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One dataset of a warehouse (or of an archive): {@code <root>/<name>/sweep_date=D/attempt=ID/}
 * with a {@code _current.json} per date that names the files of the attempt that counts. An attempt
 * that did not publish is invisible, so a killed process leaves what was published readable.
 */
public final class DatasetFolder {
  static final String CURRENT = "_current.json";
  static final String DATE_PREFIX = "sweep_date=";
  private static final String ATTEMPT_PREFIX = "attempt=";

  static final JsonMapper JSON =
      RecordJson.STORED.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path root;
  private final String name;
  private final Configuration hadoop;

  /**
   * @param root the warehouse's or archive's folder; any Hadoop path
   * @param name the dataset's name, for instance {@code findings}
   */
  public DatasetFolder(String root, String name, Configuration hadoop) {
    this.root = new Path(root);
    this.name = name;
    this.hadoop = hadoop;
  }

  /** The dataset's name. */
  public String name() {
    return name;
  }

  /** Starts a new attempt for a date; nothing of it is visible before it publishes. */
  public Attempt newAttempt(LocalDate sweepDate) {
    return new Attempt(this, sweepDate, UUID.randomUUID().toString(), current(sweepDate));
  }

  /** What is current on exactly that date. */
  public Optional<Published> current(LocalDate sweepDate) {
    Path file = new Path(datePath(sweepDate), CURRENT);
    try (InputStream in = fileSystem().open(file)) {
      Published published = JSON.readValue(in.readAllBytes(), Published.class);
      if (published.schemaVersion() > Published.SCHEMA_VERSION) {
        throw new PublishException(
            "%s was published by a newer version of this software; update this one"
                .formatted(file));
      }
      return Optional.of(published);
    } catch (FileNotFoundException nothingPublished) {
      return Optional.empty();
    } catch (JsonProcessingException broken) {
      throw new PublishException(
          "%s is damaged (%s); publish that date again"
              .formatted(file, broken.getOriginalMessage()),
          broken);
    } catch (IOException unreadable) {
      throw new PublishException("cannot read %s: %s".formatted(file, unreadable), unreadable);
    }
  }

  /** The dates on which something is published, oldest first. */
  public List<LocalDate> dates() {
    List<LocalDate> dates = new ArrayList<>();
    try {
      for (FileStatus status : fileSystem().listStatus(new Path(root, name))) {
        String folder = status.getPath().getName();
        if (status.isDirectory() && folder.startsWith(DATE_PREFIX)) {
          LocalDate date = LocalDate.parse(folder.substring(DATE_PREFIX.length()));
          if (fileSystem().exists(new Path(status.getPath(), CURRENT))) {
            dates.add(date);
          }
        }
      }
    } catch (FileNotFoundException noSuchDataset) {
      return List.of();
    } catch (DateTimeParseException foreign) {
      throw new PublishException(
          "%s holds a folder whose date cannot be read: %s"
              .formatted(this, foreign.getParsedString()),
          foreign);
    } catch (IOException unreadable) {
      throw new PublishException("cannot list %s: %s".formatted(this, unreadable), unreadable);
    }
    dates.sort(Comparator.naturalOrder());
    return dates;
  }

  /** The newest published date that is not after {@code latest}. */
  public Optional<LocalDate> newestUpTo(LocalDate latest) {
    return dates().stream().filter(date -> !date.isAfter(latest)).reduce((older, newer) -> newer);
  }

  /**
   * The full paths of a published dataset's files, in the order in which they were listed; refuses
   * files that are gone or have another size than when they were published.
   */
  public List<String> paths(Published published) {
    Path folder = attemptPath(published.sweepDate(), published.attempt());
    List<String> paths = new ArrayList<>();
    for (PublishedFile file : published.files()) {
      Path path = new Path(folder, file.name());
      try {
        long bytes = fileSystem().getFileStatus(path).getLen();
        if (bytes != file.bytes()) {
          throw new PublishException(
              "%s has %d bytes, %d were published; publish %s again"
                  .formatted(path, bytes, file.bytes(), published.sweepDate()));
        }
      } catch (FileNotFoundException gone) {
        throw new PublishException(
            "%s is gone; publish %s again".formatted(path, published.sweepDate()), gone);
      } catch (IOException unreadable) {
        throw new PublishException("cannot read %s: %s".formatted(path, unreadable), unreadable);
      }
      paths.add(path.toString());
    }
    return paths;
  }

  Path datePath(LocalDate sweepDate) {
    return new Path(new Path(root, name), DATE_PREFIX + sweepDate);
  }

  Path attemptPath(LocalDate sweepDate, String attempt) {
    return new Path(datePath(sweepDate), ATTEMPT_PREFIX + attempt);
  }

  Configuration hadoop() {
    return hadoop;
  }

  FileSystem fileSystem() throws IOException {
    return PlainFiles.at(root, hadoop);
  }

  @Override
  public String toString() {
    return new Path(root, name).toString();
  }
}
