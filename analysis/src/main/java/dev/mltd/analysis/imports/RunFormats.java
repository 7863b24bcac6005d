package dev.mltd.analysis.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The formats that are read run by run, and which of them a folder holds. */
public final class RunFormats {
  /** The format of one point a row, which is read by Spark as a whole. */
  public static final String POINTS = "points";

  /** Stands for every format with a row per step and a column per metric. */
  public static final String WIDE = "wide";

  /** All of them, sorted by name. */
  public static final List<RunFormat> ALL =
      List.of(
          new DeepobsJson(),
          new KerasCsv(),
          new LightningCsv(),
          new RayTune(),
          new UltralyticsCsv(),
          new WandbCsv(),
          new WideParquet());

  private RunFormats() {}

  /**
   * Runs of one format under a folder.
   *
   * @param format how they are read
   * @param locations where they stand; at least one
   */
  public record Found(RunFormat format, List<RunLocation> locations) {}

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
  public static Found find(String name, FileTree tree) throws IOException {
    if (name.equals(WIDE)) {
      return only(ALL.stream().filter(format -> !(format instanceof DeepobsJson)).toList(), tree);
    }
    RunFormat format =
        ALL.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new ImportException(
                        "the format '%s' is not known; use one of %s".formatted(name, names())));
    return only(List.of(format), tree);
  }

  /**
   * Finds runs of the only format that a folder holds.
   *
   * @throws ImportException when it holds none, or several
   */
  public static Found guess(FileTree tree) throws IOException {
    return only(ALL, tree);
  }

  private static Found only(List<RunFormat> candidates, FileTree tree) throws IOException {
    List<Found> found = new ArrayList<>();
    for (RunFormat format : candidates) {
      List<RunLocation> locations = format.locate(tree);
      if (!locations.isEmpty()) {
        found.add(new Found(format, locations));
      }
    }
    if (found.isEmpty()) {
      throw new ImportException(
          "no run was found under %s (%d files); looked for %s"
              .formatted(
                  tree.root(),
                  tree.files().size(),
                  candidates.stream().map(RunFormat::name).collect(Collectors.joining(", "))));
    }
    if (found.size() > 1) {
      throw new ImportException(
          "%s holds runs of several formats (%s); choose one with --from"
              .formatted(
                  tree.root(),
                  found.stream()
                      .map(one -> one.format().name())
                      .collect(Collectors.joining(", "))));
    }
    return found.get(0);
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
