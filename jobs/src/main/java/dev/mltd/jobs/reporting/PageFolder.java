package dev.mltd.jobs.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.IOFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/**
 * Where a page and what belongs to it go: a folder of this machine, or any other Hadoop path, such
 * as one in an object store, where nothing can be written in place.
 */
public final class PageFolder {
  private static final String PAGE = "index.html";

  private final String place;

  /** By a folder or a Hadoop path. */
  public PageFolder(String place) {
    this.place = place;
  }

  private boolean isElsewhere() {
    return place.contains(":/");
  }

  /** Where it is seen, from anywhere. */
  String address() {
    return isElsewhere() ? place : Path.of(place).toAbsolutePath().normalize().toString();
  }

  /** Where its page is seen, from anywhere. */
  String page() {
    return "%s/%s".formatted(address(), PAGE);
  }

  /** Its page in the words of whoever chose the place. */
  @Override
  public String toString() {
    return "%s/%s".formatted(place, PAGE);
  }

  /** Has pages written there, by way of a folder of this machine, and gives what that gave. */
  <T> T write(Configuration hadoop, IOFunction<Path, T> writing) throws IOException {
    if (!isElsewhere()) {
      return writing.apply(Path.of(place));
    }
    Path folder = Files.createTempDirectory("pages");
    try {
      T written = writing.apply(folder);
      bring(folder, hadoop);
      return written;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  /** The page goes last, so that it never names what is not there yet. */
  private void bring(Path folder, Configuration hadoop) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .sorted(Comparator.comparing((Path file) -> file.endsWith(PAGE)))
              .toList();
    }
    org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(place);
    FileSystem store = target.getFileSystem(hadoop);
    for (Path file : files) {
      store.copyFromLocalFile(
          false,
          true,
          new org.apache.hadoop.fs.Path(file.toUri()),
          new org.apache.hadoop.fs.Path(target, folder.relativize(file).toString()));
    }
  }
}
