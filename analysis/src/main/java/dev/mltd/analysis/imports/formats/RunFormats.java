package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The formats that are read run by run, and which of them a folder holds. */
public final class RunFormats {
  /** The format of one point a row, which is read by Spark as a whole. */
  public static final String POINTS = "points";

  /** Stands for every format with a row per step and a column per metric. */
  public static final String WIDE = "wide";

  private static final List<RunFormat> WIDE_FORMATS =
      List.of(
          new KerasCsv(),
          new LightningCsv(),
          new RayTune(),
          new UltralyticsCsv(),
          new WandbCsv(),
          new WideParquet());

  private static final List<RunFormat> OTHERS =
      List.of(
          new DeepobsJson(),
          new HuggingFace(),
          new MlflowFiles(),
          new MlflowSql(),
          new MlperfLog(),
          new Neptune(),
          new OptunaJournal(),
          new OptunaSql(),
          new TensorBoard(),
          new TrackioParquet(),
          new TrackioSql(),
          new WandbLog());

  /** All of them, sorted by name. */
  public static final List<RunFormat> ALL =
      Stream.concat(WIDE_FORMATS.stream(), OTHERS.stream())
          .sorted(Comparator.comparing(RunFormat::name))
          .toList();

  private RunFormats() {}

  /** Whether a folder holds one point a row. */
  public static boolean holdsPoints(FileTree tree) {
    return !tree.filesAt(tree.root() + "/points.parquet").isEmpty();
  }

  /**
   * Finds runs of that format.
   *
   * @param name of a format, or {@link #WIDE}
   * @throws ImportException when the format is not known or there are no runs of it
   */
  public static List<FoundRuns> find(String name, FileTree tree) throws IOException {
    if (name.equals(WIDE)) {
      return find(WIDE_FORMATS, tree);
    }
    return find(List.of(named(name)), tree);
  }

  /**
   * The format of that name.
   *
   * @throws ImportException when it is not known
   */
  public static RunFormat named(String name) {
    return ALL.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ImportException(
                    "the format '%s' is not known; use one of %s".formatted(name, names())));
  }

  /**
   * Finds the runs that a folder holds, each part in its own format.
   *
   * @throws ImportException when there is none, or two formats fit the same run
   */
  public static List<FoundRuns> guess(FileTree tree) throws IOException {
    return find(ALL, tree);
  }

  private static List<FoundRuns> find(List<RunFormat> candidates, FileTree tree)
      throws IOException {
    Map<RunFormat, List<RunLocation>> located = new HashMap<>();
    Map<String, RunFormat> owners = new HashMap<>();
    Map<String, RunFormat> readers = new HashMap<>();
    for (RunFormat format : candidates) {
      List<RunLocation> locations = format.locate(tree);
      located.put(format, locations);
      for (RunLocation location : locations) {
        if (!location.folder().isEmpty()) {
          refuseTwo(owners.put(location.folder(), format), format, location.folder());
        }
        // One database may well hold the runs of two tools.
        if (location.keys().isEmpty()) {
          refuseTwo(readers.put(location.path(), format), format, location.path());
        }
      }
    }
    List<FoundRuns> found = new ArrayList<>();
    for (RunFormat format : candidates) {
      List<RunLocation> all = located.get(format);
      List<RunLocation> own =
          all.stream().filter(location -> !isInside(location, format, owners)).toList();
      if (!own.isEmpty()) {
        found.add(new FoundRuns(format, own, all.size() - own.size()));
      }
    }
    if (found.isEmpty()) {
      throw new ImportException(
          "no run was found under %s (%,d files); looked for %s"
              .formatted(
                  tree.root(),
                  tree.files().size(),
                  candidates.stream().map(RunFormat::name).collect(Collectors.joining(", "))));
    }
    return found;
  }

  private static void refuseTwo(RunFormat one, RunFormat other, String path) {
    if (one != null && one != other) {
      throw new ImportException(
          "%s fits two formats (%s and %s); choose one with --from"
              .formatted(path, one.name(), other.name()));
    }
  }

  /** Whether a run of another format owns the folder that a location is in. */
  private static boolean isInside(
      RunLocation location, RunFormat format, Map<String, RunFormat> owners) {
    String folder = location.folder().isEmpty() ? location.path() : location.folder();
    while (folder.indexOf('/') >= 0) {
      folder = FileTree.folder(folder);
      Optional<RunFormat> owner = Optional.ofNullable(owners.get(folder));
      if (owner.isPresent() && owner.get() != format) {
        return true;
      }
    }
    return false;
  }

  /** The names of all formats, for messages and help. */
  public static String names() {
    return POINTS
        + ", "
        + WIDE
        + ", "
        + ALL.stream().map(RunFormat::name).collect(Collectors.joining(", "));
  }
}
