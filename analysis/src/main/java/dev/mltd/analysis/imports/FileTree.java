package dev.mltd.analysis.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files under a folder, listed once, from which formats recognise their runs. */
public final class FileTree {
  private final String root;
  private final List<String> files;
  private final Set<String> known;
  private final RunFiles access;
  private final Map<String, String> firstLines = new HashMap<>();

  /**
   * What was listed.
   *
   * @param files in which runs may be
   * @param known these, and those that may say more about them
   */
  FileTree(String root, List<String> files, List<String> known, RunFiles access) {
    this.root = root;
    this.files = files;
    this.known = new TreeSet<>(known);
    this.access = access;
  }

  /** The folder that was listed, without a scheme where it is local. */
  public String root() {
    return root;
  }

  /** The last part of the root, which names what nothing else names. */
  public String rootName() {
    return root.substring(root.lastIndexOf('/') + 1);
  }

  /** Full paths of all files, sorted. */
  public List<String> files() {
    return files;
  }

  /** Full paths of the files of that name in any folder, or with that ending. */
  public List<String> filesEnding(String ending) {
    return files.stream()
        .filter(file -> file.endsWith(ending))
        .filter(file -> ending.startsWith(".") || file.endsWith("/" + ending))
        .toList();
  }

  /** The file at that path, or all files in the folder at that path. */
  public List<String> filesAt(String path) {
    return known.stream().filter(file -> file.equals(path) || file.startsWith(path + "/")).toList();
  }

  /** Whether there is such a file beside another. */
  public boolean hasSibling(String file, String name) {
    return known.contains(sibling(file, name));
  }

  /** The full path of a file beside another, whether it exists or not. */
  public static String sibling(String file, String name) {
    return file.substring(0, file.lastIndexOf('/') + 1) + name;
  }

  /**
   * What a run is called whose files are in this file's folder: the root's name and the way there.
   */
  public String runIdOfFolder(String file) {
    return runId(file.substring(0, Math.max(0, file.lastIndexOf('/'))));
  }

  /** What a run is called that is this file. */
  public String runIdOfFile(String file) {
    int dot = file.lastIndexOf('.');
    return runId(dot > file.lastIndexOf('/') ? file.substring(0, dot) : file);
  }

  private String runId(String path) {
    String within = path.length() > root.length() ? path.substring(root.length() + 1) : "";
    return within.isEmpty() ? rootName() : rootName() + "/" + within;
  }

  /** The first line of a text file; empty when it has none or cannot be read. */
  public String firstLine(String file) {
    return firstLines.computeIfAbsent(file, this::readFirstLine);
  }

  private String readFirstLine(String file) {
    try (BufferedReader text = access.openText(file)) {
      String line = text.readLine();
      return line == null ? "" : line;
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Opens the listed files. */
  public RunFiles access() {
    return access;
  }
}
