package dev.mltd.analysis.publish;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * File systems without Hadoop's checksum files beside each local file: a kill between the renames
 * of the two would leave them at odds.
 */
public final class PlainFiles {
  private PlainFiles() {}

  /** The file system of a path. */
  public static FileSystem at(Path path, Configuration hadoop) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem local ? local.getRaw() : files;
  }

  /** Writes a file, in the place of one that may be there. */
  public static void write(FileSystem files, Path path, byte[] content) throws IOException {
    try (OutputStream out = files.create(path, true)) {
      out.write(content);
    }
  }

  /** A path of the local file system, as Java has it. */
  static java.nio.file.Path local(Path path) {
    return java.nio.file.Path.of(path.toUri().getPath());
  }
}
