package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.files.RunLocation;
import java.util.List;

/**
 * Runs of one format under a path.
 *
 * @param format how they are read
 * @param locations where they stand; at least one
 * @param leftOut locations of this format inside the folders of other formats' runs: they are what
 *     those runs left behind besides
 */
public record FoundRuns(RunFormat format, List<RunLocation> locations, int leftOut) {

  /** As people read it: {@code MLflow SQLite, 3 experiments, 812 runs}. */
  public String text() {
    long programs = locations.stream().map(RunLocation::program).distinct().count();
    boolean known = locations.stream().allMatch(location -> location.knownRuns() > 0);
    long runs = locations.stream().mapToLong(RunLocation::knownRuns).sum();
    long files = locations.stream().map(RunLocation::path).distinct().count();
    return "%s%s, %s%s"
        .formatted(
            format.title(locations.get(0)),
            programs > 1 ? ", %,d experiments".formatted(programs) : "",
            known ? count(runs, "run") : count(files, "file"),
            leftOut > 0
                ? " (%,d more belong to other runs; --from %s reads them)"
                    .formatted(leftOut, format.name())
                : "");
  }

  private static String count(long number, String what) {
    return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }
}
