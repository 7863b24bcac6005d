package dev.mltd.jobs.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** Where a benchmark keeps its files: a folder of the user's, or one that goes when it ends. */
public final class WorkFolder implements AutoCloseable {
  private final Path root;
  private final boolean temporary;

  private WorkFolder(Path root, boolean temporary) {
    this.root = root;
    this.temporary = temporary;
  }

  /** A folder of the user's, made if it is not there; what is written into it stays. */
  public static WorkFolder kept(Path root) throws IOException {
    return new WorkFolder(Files.createDirectories(root).toAbsolutePath(), false);
  }

  /** A folder that is removed on {@link #close}. */
  public static WorkFolder temporary() throws IOException {
    return new WorkFolder(Files.createTempDirectory("mltd-bench"), true);
  }

  /** A file or folder in it. */
  Path path(String name) {
    return root.resolve(name);
  }

  /** Removes a file or folder in it with all that it holds; fine when it is not there. */
  void remove(String name) throws IOException {
    remove(path(name));
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      remove(root);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private static void remove(Path path) throws IOException {
    if (Files.exists(path)) {
      FileUtils.forceDelete(path.toFile());
    }
  }
}
