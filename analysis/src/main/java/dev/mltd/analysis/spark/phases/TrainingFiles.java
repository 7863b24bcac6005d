package dev.mltd.analysis.spark.phases;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.RemoteIterators;

/** The Parquet or CSV files of a data set, with a digest of their names, sizes and content. */
record TrainingFiles(List<String> paths, String format, String fingerprint) {

  /**
   * The files at a path; none where it holds neither Parquet nor CSV.
   *
   * @param archive folder of the archive, within which a relative path is meant
   */
  static TrainingFiles at(String archive, String path, Configuration hadoop) throws IOException {
    Path root = new Path(new Path(archive), path);
    FileSystem files = root.getFileSystem(hadoop);
    List<LocatedFileStatus> found =
        RemoteIterators.toList(files.listFiles(root, true)).stream()
            .filter(one -> !format(one.getPath()).isEmpty())
            .filter(one -> !one.getPath().getName().matches("[._].*"))
            .sorted(Comparator.comparing(FileStatus::getPath))
            .toList();
    StringBuilder described = new StringBuilder();
    for (FileStatus one : found) {
      try (InputStream in = files.open(one.getPath())) {
        described.append(one.getPath().getName()).append('\0').append(one.getLen()).append('\0');
        described.append(DigestUtils.sha256Hex(in)).append('\0');
      }
    }
    return new TrainingFiles(
        found.stream().map(one -> one.getPath().toString()).toList(),
        found.isEmpty() ? "" : format(found.get(0).getPath()),
        found.isEmpty() ? "" : DigestUtils.sha256Hex(described.toString()).substring(0, 32));
  }

  private static String format(Path path) {
    String name = path.getName().toLowerCase(Locale.ROOT);
    return name.endsWith(".parquet") ? "parquet" : name.endsWith(".csv") ? "csv" : "";
  }
}
