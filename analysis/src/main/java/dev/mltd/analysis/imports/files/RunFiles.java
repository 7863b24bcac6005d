package dev.mltd.analysis.imports.files;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

  /** No tool writes a config that is larger; what is would only fill the memory. */
  private static final int LARGEST_TEXT = 64 << 20;

  private final Configuration hadoop;

  /** Files of the file systems that this configuration knows. */
  public RunFiles(Configuration hadoop) {
    this.hadoop = hadoop;
  }

  /**
   * All files under a folder, hidden ones ({@code .x}, {@code _x}) apart; or one file, which then
   * is the only one that a run may be in, whatever stands beside it; or a database, by its URL.
   * Links below the folder are not followed: they may lead anywhere, or round in circles.
   */
  public FileTree tree(String root) throws IOException {
    if (PostgresUrl.is(root)) {
      String url = PostgresUrl.withoutSecrets(root);
      FileTree.Listed store = new FileTree.Listed(url, 0, 0);
      return new FileTree(url, List.of(store), List.of(store), List.of(), this);
    }
    Path path = new Path(root);
    FileSystem fileSystem = path.getFileSystem(hadoop);
    FileStatus status;
    try {
      status = fileSystem.getFileStatus(path);
    } catch (FileNotFoundException missing) {
      throw new ImportException(
          "there is no file or folder %s; check the path".formatted(root), missing);
    }
    List<FileTree.Listed> found = new ArrayList<>();
    List<String> links = new ArrayList<>();
    if (status.isDirectory()) {
      collect(fileSystem, status, found, links);
      found.sort(Comparator.comparing(FileTree.Listed::path));
      return new FileTree(path(status.getPath()), found, found, links, this);
    }
    Path folder = status.getPath().getParent();
    List<FileTree.Listed> beside =
        Arrays.stream(fileSystem.listStatus(folder))
            .filter(FileStatus::isFile)
            .map(RunFiles::listed)
            .toList();
    return new FileTree(path(folder), List.of(listed(status)), beside, links, this);
  }

  private void collect(
      FileSystem fileSystem, FileStatus folder, List<FileTree.Listed> found, List<String> links)
      throws IOException {
    for (FileStatus inside : fileSystem.listStatus(folder.getPath())) {
      String name = inside.getPath().getName();
      if (name.startsWith(".") || name.startsWith("_")) {
        continue;
      }
      if (isLink(inside.getPath())) {
        links.add(path(inside.getPath()));
      } else if (inside.isFile()) {
        found.add(listed(inside));
      } else {
        collect(fileSystem, inside, found, links);
      }
    }
  }

  private static boolean isLink(Path path) {
    return isLocal(path) && Files.isSymbolicLink(java.nio.file.Path.of(path.toUri().getPath()));
  }

  private static FileTree.Listed listed(FileStatus status) {
    return new FileTree.Listed(
        path(status.getPath()), status.getLen(), status.getModificationTime());
  }

  private static boolean isLocal(Path path) {
    return "file".equals(path.toUri().getScheme());
  }

  /** A local file without its scheme, as people write it. */
  private static String path(Path path) {
    return isLocal(path) ? path.toUri().getPath() : path.toString();
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
      byte[] bytes = in.readNBytes(LARGEST_TEXT + 1);
      if (bytes.length > LARGEST_TEXT) {
        throw new ImportException(
            "%s is larger than %,d bytes: it is no config".formatted(path, LARGEST_TEXT));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Whether a file is read through the machine's own file system. */
  boolean isLocal(String path) throws IOException {
    Path file = new Path(path);
    return isLocal(file.getFileSystem(hadoop).makeQualified(file));
  }

  /** Whether there is such a file. */
  boolean exists(String path) throws IOException {
    Path file = new Path(path);
    return file.getFileSystem(hadoop).exists(file);
  }

  /** A Parquet file. */
  InputFile parquet(String path) throws IOException {
    return HadoopInputFile.fromPath(new Path(path), hadoop);
  }
}
