package dev.mltd.analysis.imports.files;

import dev.mltd.analysis.archive.Fingerprint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BoundedReader;

/** The files under a folder, listed once, from which formats recognise their runs. */
public final class FileTree {
  /** What a first line is looked at for stands in its first characters. */
  private static final int LONGEST_LINE = 1 << 20;

  private final String root;
  private final List<String> files;
  private final TreeMap<String, Listed> known = new TreeMap<>();
  private final List<String> links;
  private final RunFiles access;
  private final Map<String, String> firstLines = new HashMap<>();

  /**
   * A file as its file system lists it.
   *
   * @param path full, without a scheme where it is local
   * @param size bytes
   * @param modified milliseconds since 1970
   */
  record Listed(String path, long size, long modified) {}

  /**
   * What was listed.
   *
   * @param files in which runs may be
   * @param known these, and those that may say more about them
   * @param links that were passed over
   */
  FileTree(
      String root, List<Listed> files, List<Listed> known, List<String> links, RunFiles access) {
    this.root = root;
    this.files = files.stream().map(Listed::path).toList();
    known.forEach(file -> this.known.put(file.path(), file));
    this.links = links;
    this.access = access;
  }

  /** The folder that was listed, without a scheme where it is local. */
  public String root() {
    return root;
  }

  /** The last part of the root, which names what nothing else names. */
  public String rootName() {
    return name(root);
  }

  /** Full paths of all files, sorted. */
  public List<String> files() {
    return files;
  }

  /** Links that were not followed. */
  public List<String> links() {
    return links;
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
    // The character after the slash ends what begins with the folder.
    return known.containsKey(path)
        ? List.of(path)
        : List.copyOf(known.subMap(path + "/", path + (char) ('/' + 1)).keySet());
  }

  /** Whether there is a file at that path. */
  public boolean has(String path) {
    return known.containsKey(path);
  }

  /** Whether there is such a file beside another. */
  public boolean hasSibling(String file, String name) {
    return has(sibling(file, name));
  }

  /** A file, and those of these files that are beside it. */
  public List<String> withSiblings(String file, String... names) {
    List<String> paths = new ArrayList<>(List.of(file));
    for (String name : names) {
      if (hasSibling(file, name)) {
        paths.add(sibling(file, name));
      }
    }
    return paths;
  }

  /** The full path of a file beside another, whether it exists or not. */
  public static String sibling(String file, String name) {
    return folder(file) + "/" + name;
  }

  /** The folder that a file or folder is in. */
  public static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The last part of a path. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * What a run is called whose files are in this file's folder: the root's name and the way there.
   */
  public String runIdOfFolder(String file) {
    return runId(folder(file));
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
    try (BufferedReader text =
        new BufferedReader(new BoundedReader(access.openText(file), LONGEST_LINE))) {
      return Objects.toString(text.readLine(), "");
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** The first characters of a text file; empty when it cannot be read. */
  public String beginning(String file, int most) {
    char[] start = new char[most];
    try (BufferedReader text = access.openText(file)) {
      return new String(start, 0, IOUtils.read(text, start));
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** Whether a file begins with these bytes; no when it cannot be read. */
  boolean startsWith(String file, byte[] expected) {
    try (InputStream in = access.open(file)) {
      return Arrays.equals(in.readNBytes(expected.length), expected);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * What differs when something at a location has changed, without reading it; empty where the runs
   * go on and must be read again.
   */
  public Optional<String> stamp(RunLocation location) {
    if (location.isUnfinished()) {
      return Optional.empty();
    }
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(location.program());
    location.keys().forEach(fingerprint::add);
    if (!location.stamp().isEmpty()) {
      fingerprint.add(location.path());
      return Optional.of(fingerprint.add(location.stamp()).digits());
    }
    for (String path : location.paths()) {
      Listed file = known.get(path);
      fingerprint.add(path).add(file == null ? "" : file.size() + " " + file.modified());
    }
    return Optional.of(fingerprint.digits());
  }

  /** Opens the listed files. */
  public RunFiles access() {
    return access;
  }
}
