package dev.mltd.analysis.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Removes what nobody needs any more from a warehouse: the results of old dates, and attempts that
 * are not current. What is current stays readable throughout.
 */
public final class Housekeeping {
  private final Path warehouse;
  private final Configuration hadoop;
  private final Set<String> lasting;

  /**
   * @param warehouse its folder; any Hadoop path
   * @param lasting datasets that keep all their dates
   */
  public Housekeeping(String warehouse, Configuration hadoop, Set<String> lasting) {
    this.warehouse = new Path(warehouse);
    this.hadoop = hadoop;
    this.lasting = Set.copyOf(lasting);
  }

  /**
   * What was removed.
   *
   * @param dates results of a dataset for a date, whole
   * @param attempts of dates that stay, or results under an id
   * @param bytes of all of it
   */
  public record Removed(int dates, int attempts, long bytes) {
    /** Both together. */
    public Removed plus(Removed other) {
      return new Removed(dates + other.dates, attempts + other.attempts, bytes + other.bytes);
    }
  }

  /**
   * Keeps the newest dates, and of every dataset the newest date before them, which readers fall
   * back on.
   *
   * @param keep how many dates; at least 1
   * @param since attempts that were touched later may be at work and stay
   */
  public Removed clean(int keep, Instant since) {
    if (keep < 1) {
      throw new IllegalArgumentException("at least one date must be kept");
    }
    List<DatasetFolder> datasets = datasets();
    TreeSet<LocalDate> dates = new TreeSet<>();
    datasets.forEach(dataset -> dates.addAll(dataset.dates()));
    Removed removed = new Removed(0, 0, 0);
    if (dates.isEmpty()) {
      return removed;
    }
    LocalDate oldestKept = dates.stream().skip(Math.max(0, dates.size() - keep)).iterator().next();
    for (DatasetFolder dataset : datasets) {
      LocalDate oldest = lasting.contains(dataset.name()) ? LocalDate.MIN : oldestKept;
      removed = removed.plus(clean(dataset, oldest, since));
    }
    return removed;
  }

  /**
   * Removes results that are kept under an id, such as trainings and models, but not those that a
   * current dataset names.
   *
   * @param name of the results
   * @param named ids that stay
   * @param since what was touched later stays
   * @return how many, as {@code attempts}
   */
  public Removed removeUnnamed(String name, Set<String> named, Instant since) {
    Removed removed = new Removed(0, 0, 0);
    try {
      FileSystem files = fileSystem();
      for (FileStatus status : files.listStatus(new Path(warehouse, name))) {
        if (!named.contains(status.getPath().getName())
            && lastTouched(files, status).isBefore(since)) {
          removed = removed.plus(new Removed(0, 1, delete(files, status.getPath())));
        }
      }
      return removed;
    } catch (FileNotFoundException none) {
      return removed;
    } catch (IOException failed) {
      throw new PublishException(
          "cannot clean %s: %s".formatted(new Path(warehouse, name), failed), failed);
    }
  }

  private Removed clean(DatasetFolder dataset, LocalDate oldestKept, Instant since) {
    Optional<LocalDate> fallback = dataset.newestUpTo(oldestKept);
    Removed removed = new Removed(0, 0, 0);
    try {
      for (LocalDate date : dateFolders(dataset)) {
        boolean old = date.isBefore(oldestKept) && !fallback.equals(Optional.of(date));
        removed =
            removed.plus(
                old && dataset.current(date).isPresent()
                    ? removeDate(dataset, date)
                    : removeAttempts(dataset, date, since));
      }
    } catch (IOException failed) {
      throw new PublishException("cannot clean %s: %s".formatted(dataset, failed), failed);
    }
    return removed;
  }

  /** Its list of files goes first, so that no reader is told of files that are gone. */
  private static Removed removeDate(DatasetFolder dataset, LocalDate date) throws IOException {
    FileSystem files = dataset.fileSystem();
    Path folder = dataset.datePath(date);
    long bytes = files.getContentSummary(folder).getLength();
    files.delete(new Path(folder, DatasetFolder.CURRENT), false);
    files.delete(folder, true);
    return new Removed(1, 0, bytes);
  }

  private static Removed removeAttempts(DatasetFolder dataset, LocalDate date, Instant since)
      throws IOException {
    FileSystem files = dataset.fileSystem();
    Optional<Path> current =
        dataset.current(date).map(published -> dataset.attemptPath(date, published.attempt()));
    Removed removed = new Removed(0, 0, 0);
    for (FileStatus status : files.listStatus(dataset.datePath(date))) {
      Path path = status.getPath();
      boolean counts =
          path.getName().equals(DatasetFolder.CURRENT)
              || current.filter(kept -> kept.getName().equals(path.getName())).isPresent();
      if (!counts && lastTouched(files, status).isBefore(since)) {
        int attempts = status.isDirectory() ? 1 : 0;
        removed = removed.plus(new Removed(0, attempts, delete(files, path)));
      }
    }
    return removed;
  }

  /** Deletes all that is at a path, and says how many bytes that were. */
  private static long delete(FileSystem files, Path path) throws IOException {
    long bytes = files.getContentSummary(path).getLength();
    files.delete(path, true);
    return bytes;
  }

  private static Instant lastTouched(FileSystem files, FileStatus folder) throws IOException {
    long newest = folder.getModificationTime();
    if (folder.isDirectory()) {
      for (FileStatus status : files.listStatus(folder.getPath())) {
        newest = Math.max(newest, lastTouched(files, status).toEpochMilli());
      }
    }
    return Instant.ofEpochMilli(newest);
  }

  private List<DatasetFolder> datasets() {
    List<DatasetFolder> datasets = new ArrayList<>();
    try {
      for (FileStatus status : fileSystem().listStatus(warehouse)) {
        DatasetFolder dataset =
            new DatasetFolder(warehouse.toString(), status.getPath().getName(), hadoop);
        if (status.isDirectory() && !dateFolders(dataset).isEmpty()) {
          datasets.add(dataset);
        }
      }
    } catch (FileNotFoundException noWarehouse) {
      throw new PublishException("there is no warehouse %s".formatted(warehouse), noWarehouse);
    } catch (IOException unreadable) {
      throw new PublishException("cannot list %s: %s".formatted(warehouse, unreadable), unreadable);
    }
    return datasets;
  }

  private static List<LocalDate> dateFolders(DatasetFolder dataset) throws IOException {
    FileStatus[] folders =
        dataset.fileSystem().listStatus(dataset.datePath(LocalDate.EPOCH).getParent());
    return Stream.of(folders)
        .filter(FileStatus::isDirectory)
        .flatMap(folder -> date(folder.getPath().getName()).stream())
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static Optional<LocalDate> date(String folder) {
    try {
      return folder.startsWith(DatasetFolder.DATE_PREFIX)
          ? Optional.of(LocalDate.parse(folder.substring(DatasetFolder.DATE_PREFIX.length())))
          : Optional.empty();
    } catch (DateTimeParseException foreign) {
      return Optional.empty();
    }
  }

  private FileSystem fileSystem() throws IOException {
    return PlainFiles.at(warehouse, hadoop);
  }
}
