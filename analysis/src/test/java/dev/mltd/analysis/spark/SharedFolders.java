package dev.mltd.analysis.spark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real archives and files of tools, which stand beside the project where there are any. */
public final class SharedFolders {
  private SharedFolders() {}

  /** A real archive; a test that asks for one is skipped where there is none. */
  public static String archive(String name) {
    return existing(Path.of("."), name);
  }

  /** Files as a tool wrote them; a test that asks for them is skipped where there are none. */
  public static String fixture(String name) {
    return existing(Path.of("..", "fixtures"), name);
  }

  private static String existing(Path beside, String name) {
    String archives = System.getProperty("mltd.archives", "");
    assumeTrue(
        !archives.isEmpty(),
        () -> "not tested with " + name + ": -Dmltd.archives=DIR names no folder of archives");
    Path folder = Path.of(archives).resolve(beside).resolve(name).normalize();
    assumeTrue(Files.isDirectory(folder), () -> "not tested: there is no " + folder);
    return folder.toString();
  }
}
