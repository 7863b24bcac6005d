package dev.mltd.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** Brings a report to where no page can be written in place, such as an object store. */
final class ReportUpload {
  private static final String PAGE = "index.html";

  private ReportUpload() {}

  /** Whether a place is none of this machine's folders. */
  static boolean isNeeded(String place) {
    return place.contains(":/");
  }

  /**
   * Moves a report there; its page goes last, so that it never names what is not there yet.
   *
   * @param place any Hadoop path
   */
  static void move(Path report, String place, Configuration hadoop) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(report)) {
      files =
          all.filter(Files::isRegularFile)
              .sorted(Comparator.comparing((Path file) -> file.endsWith(PAGE)))
              .toList();
    }
    org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(place);
    FileSystem store = target.getFileSystem(hadoop);
    for (Path file : files) {
      store.copyFromLocalFile(
          true,
          true,
          new org.apache.hadoop.fs.Path(file.toUri()),
          new org.apache.hadoop.fs.Path(target, report.relativize(file).toString()));
    }
  }
}
