package dev.mltd.analysis.imports;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/** Reads files, on whatever file system they are. */
public final class RunFiles {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Configuration hadoop;

  /** Files of the file systems that this configuration knows. */
  public RunFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * All files under a folder, hidden ones ({@code .x}, {@code _x}) apart; or one file, which then
   * is the only one that a run may be in, whatever stands beside it.
   */
  public FileTree tree(String root) throws IOException {
    Path path = new Path(root);
    FileSystem fileSystem = path.getFileSystem(hadoop);
    FileStatus status;
    try {
      status = fileSystem.getFileStatus(path);
    } catch (FileNotFoundException missing) {
      throw new ImportException(
          "there is no file or folder %s; check the path".formatted(root), missing);
    }
    List<String> found = new ArrayList<>();
    collect(fileSystem, status, found);
    Collections.sort(found);
    if (status.isDirectory()) {
      return new FileTree(path(status.getPath()), found, found, this);
    }
    List<String> beside = new ArrayList<>();
    Path folder = status.getPath().getParent();
    for (FileStatus sibling : fileSystem.listStatus(folder)) {
      beside.add(path(sibling.getPath()));
    }
    return new FileTree(path(folder), found, beside, this);
  }

  private void collect(FileSystem fileSystem, FileStatus status, List<String> found)
      throws IOException {
    if (status.isFile()) {
      found.add(path(status.getPath()));
      return;
    }
    for (FileStatus inside : fileSystem.listStatus(status.getPath())) {
      String name = inside.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        collect(fileSystem, inside, found);
      }
    }
  }

  /** A local file without its scheme, as people write it. */
  private static String path(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  /** Opens a file. */
  public InputStream open(String path) throws IOException {
    Path file = new Path(path);
    return file.getFileSystem(hadoop).open(file);
  }

  /** Opens a text file in UTF-8; a byte order mark is passed over. */
  public BufferedReader openText(String path) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(open(path), StandardCharsets.UTF_8));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  /** The whole content of a text file. */
  public String text(String path) throws IOException {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A Parquet file. */
  InputFile parquet(String path) throws IOException {
    return HadoopInputFile.fromPath(new Path(path), hadoop);
  }
}
