package dev.mltd.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a megabyte, which a test can fill; mounting it takes root. */
public final class SmallDisk implements AutoCloseable {
  private final Path at;

  private SmallDisk(Path at) {
    this.at = at;
  }

  /**
   * Mounts one; skips the test where that is not allowed.
   *
   * @param at an empty folder
   */
  public static SmallDisk mounted(Path at, String untested) {
    Prerequisite.need(() -> mount(at), "right to mount a file system (root)", untested);
    return new SmallDisk(at);
  }

  private static boolean mount(Path at) {
    try {
      return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", at.toString())
              .start()
              .waitFor()
          == 0;
    } catch (IOException noMount) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Leaves no room; the file that takes it all. */
  public Path fill() throws IOException {
    long free = Files.getFileStore(at).getUsableSpace();
    return Files.write(at.resolve("filling"), new byte[Math.toIntExact(free)]);
  }

  @Override
  public void close() throws IOException {
    new ProcessBuilder("umount", "-l", at.toString()).inheritIO().start().onExit().join();
  }
}
