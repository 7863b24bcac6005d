package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.formats.FoundRuns;
import dev.mltd.analysis.imports.formats.RunFormats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Where the runs of an import stand, and the pieces of those that must be read: of places that look
 * as they did when they were imported, nothing is read.
 */
final class FoundPlaces {
  private static final int TASKS_PER_CORE = 4;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final String options;
  private final ImportMemory.Known known;
  private final Consumer<String> teller;
  private final List<SetAside> notices = new ArrayList<>();
  private final Map<String, RunLocation> stamps = new HashMap<>();
  private JavaPairRDD<String, byte[]> pieces;
  private long unchanged;

  /**
   * Starts with nothing.
   *
   * @param options what differs when the same files would give other runs
   * @param teller is told what is found
   */
  FoundPlaces(
      SparkSession spark, String options, ImportMemory.Known known, Consumer<String> teller) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.options = options;
    this.known = known;
    this.teller = teller;
    this.pieces = JavaPairRDD.fromJavaRDD(context.emptyRDD());
  }

  /**
   * Adds what stands under a path.
   *
   * @param format its name; empty to guess
   */
  void add(Optional<String> format, String path) {
    try {
      FileTree tree = new RunFiles(hadoop().value()).tree(path);
      for (String link : tree.links()) {
        notices.add(
            SetAside.notice(
                "", link, "it is a link, which is not followed; name its target to import it"));
      }
      boolean points = format.map(RunFormats.POINTS::equals).orElse(RunFormats.holdsPoints(tree));
      if (points) {
        teller.accept("one point a row in " + tree.root());
        pieces = pieces.union(points(tree));
        return;
      }
      for (FoundRuns found :
          format.isPresent() ? RunFormats.find(format.get(), tree) : RunFormats.guess(tree)) {
        teller.accept("%s in %s".formatted(found.text(), tree.root()));
        List<RunLocation> changed = changed(found, tree);
        if (!changed.isEmpty()) {
          pieces = pieces.union(located(found.format().name(), changed));
        }
      }
    } catch (IOException unreadable) {
      throw new ImportException("cannot read %s: %s".formatted(path, unreadable), unreadable);
    }
  }

  private List<RunLocation> changed(FoundRuns found, FileTree tree) {
    List<RunLocation> changed = new ArrayList<>();
    List<RunLocation> same = new ArrayList<>();
    for (RunLocation location : found.locations()) {
      Optional<String> stamp =
          tree.stamp(location)
              .map(looks -> Fingerprint.of(List.of(options, found.format().name(), looks)));
      stamp.ifPresent(looks -> stamps.put(looks, location));
      (stamp.filter(known.stamps()::contains).isPresent() ? same : changed).add(location);
    }
    // Files that name their runs themselves may share them: a table of runs beside histories.
    boolean sharing = changed.stream().anyMatch(location -> location.knownRuns() == 0);
    for (RunLocation location : same) {
      if (sharing && location.knownRuns() == 0) {
        changed.add(location);
      } else {
        unchanged += Math.max(1, location.knownRuns());
      }
    }
    return changed;
  }

  private JavaPairRDD<String, byte[]> points(FileTree tree) {
    JavaPairRDD<String, byte[]> points = new PointTable(spark, tree).pieces();
    List<RunLocation> tables =
        tree.filesAt(tree.root() + "/" + PointTable.RUNS).stream()
            .map(file -> new RunLocation("", tree.rootName(), List.of(file)))
            .toList();
    return tables.isEmpty() ? points : points.union(located(RunFormats.POINTS, tables));
  }

  private JavaPairRDD<String, byte[]> located(String format, List<RunLocation> locations) {
    SerializableConfiguration hadoop = hadoop();
    int tasks = Math.min(locations.size(), TASKS_PER_CORE * context.defaultParallelism());
    return context
        .parallelize(locations, tasks)
        .flatMapToPair(
            location ->
                LocationPieces.of(location, format, new RunFiles(hadoop.value())).iterator());
  }

  private SerializableConfiguration hadoop() {
    return new SerializableConfiguration(spark.sessionState().newHadoopConf());
  }

  /** Pieces of all runs that must be read, keyed by run. */
  JavaPairRDD<String, byte[]> pieces() {
    return pieces;
  }

  /** What the user should know about what was found. */
  List<SetAside> notices() {
    return notices;
  }

  /** How many runs are as they were, and are not read again. */
  long unchanged() {
    return unchanged;
  }

  /**
   * The places that need not be read again as long as they look the same, by stamp.
   *
   * @param setAside what was not imported: its places are tried again
   */
  Map<String, String> whole(List<SetAside> setAside) {
    Set<String> tried =
        setAside.stream()
            .filter(what -> what.kind() != SetAside.Kind.NOTICE)
            .map(SetAside::path)
            .collect(Collectors.toSet());
    Map<String, String> whole = new HashMap<>();
    stamps.forEach(
        (stamp, location) -> {
          if (Collections.disjoint(location.paths(), tried)) {
            whole.put(stamp, location.path());
          }
        });
    return whole;
  }
}
