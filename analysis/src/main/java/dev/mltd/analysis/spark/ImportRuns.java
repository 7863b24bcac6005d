package dev.mltd.analysis.spark;

import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.FileTree;
import dev.mltd.analysis.imports.FoundRuns;
import dev.mltd.analysis.imports.ImportException;
import dev.mltd.analysis.imports.MetricNames;
import dev.mltd.analysis.imports.RunAssembler;
import dev.mltd.analysis.imports.RunField;
import dev.mltd.analysis.imports.RunFiles;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunFormats;
import dev.mltd.analysis.imports.RunLocation;
import dev.mltd.analysis.imports.RunsTable;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.spark.rows.QuarantineRow;
import dev.mltd.analysis.spark.rows.RunRow;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * Turns files of other tools into runs. Every format goes the same way: pieces of runs, keyed by
 * run, are shuffled once; a first job over them learns what only all runs together can tell (which
 * programs log accuracy in per cent, which ids occur twice) and reads every file; the runs are then
 * made of the shuffled pieces.
 */
public final class ImportRuns {
  private static final int TASKS_PER_CORE = 4;

  private final SparkSession spark;
  private final JavaSparkContext context;
  private final FieldColumns fields;
  private final MetricNames names;
  private final Instant importedAt;

  /**
   * Fixes how runs are understood.
   *
   * @param fields the user's {@code --map}
   * @param names the mapping of metric names, with the user's {@code --metrics}
   * @param importedAt the same for all runs of one import
   */
  public ImportRuns(
      SparkSession spark, FieldColumns fields, MetricNames names, Instant importedAt) {
    this.spark = spark;
    this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.fields = fields;
    this.names = names;
    this.importedAt = importedAt;
  }

  /**
   * Reads files.
   *
   * @param format its name; empty to guess
   * @param paths files or folders, each with runs of one format
   * @throws ImportException when nothing can be imported as asked
   */
  public Imported read(Optional<String> format, List<String> paths) {
    if (paths.isEmpty()) {
      throw new ImportException("name at least one file or folder to import");
    }
    JavaPairRDD<String, byte[]> pieces = JavaPairRDD.fromJavaRDD(context.emptyRDD());
    for (String path : paths) {
      pieces = pieces.union(pieces(format, path));
    }
    int partitions = Math.max(pieces.getNumPartitions(), context.defaultParallelism());
    return assemble(
        pieces.repartitionAndSortWithinPartitions(new HashPartitioner(partitions)), paths);
  }

  private JavaPairRDD<String, byte[]> pieces(Optional<String> format, String path) {
    try {
      FileTree tree = new RunFiles(hadoop().value()).tree(path);
      boolean points = format.map(RunFormats.POINTS::equals).orElse(RunFormats.holdsPoints(tree));
      if (points) {
        return points(tree);
      }
      JavaPairRDD<String, byte[]> pieces = JavaPairRDD.fromJavaRDD(context.emptyRDD());
      for (FoundRuns found :
          format.isPresent() ? RunFormats.find(format.get(), tree) : RunFormats.guess(tree)) {
        pieces = pieces.union(located(found.format(), found.locations()));
      }
      return pieces;
    } catch (IOException unreadable) {
      throw new ImportException("cannot read %s: %s".formatted(path, unreadable), unreadable);
    }
  }

  private JavaPairRDD<String, byte[]> points(FileTree tree) {
    JavaPairRDD<String, byte[]> points = new PointTable(spark, tree).pieces();
    List<RunLocation> tables =
        tree.filesAt(tree.root() + "/" + PointTable.RUNS).stream()
            .map(file -> new RunLocation("", tree.rootName(), List.of(file)))
            .toList();
    return tables.isEmpty() ? points : points.union(runTables(tables));
  }

  private JavaPairRDD<String, byte[]> runTables(List<RunLocation> tables) {
    SerializableConfiguration hadoop = hadoop();
    return context
        .parallelize(tables, tables.size())
        .flatMapToPair(
            table ->
                LocationPieces.of(
                        table,
                        RunFormats.POINTS,
                        sink ->
                            RunsTable.readParquet(
                                RunFormats.POINTS,
                                table.path(),
                                table.program(),
                                new RunFiles(hadoop.value()),
                                sink))
                    .iterator());
  }

  private JavaPairRDD<String, byte[]> located(RunFormat format, List<RunLocation> locations) {
    SerializableConfiguration hadoop = hadoop();
    int tasks = Math.min(locations.size(), TASKS_PER_CORE * context.defaultParallelism());
    return context
        .parallelize(locations, tasks)
        .flatMapToPair(
            location ->
                LocationPieces.of(
                        location,
                        format.name(),
                        sink -> format.read(location, new RunFiles(hadoop.value()), sink))
                    .iterator());
  }

  private Imported assemble(JavaPairRDD<String, byte[]> sorted, List<String> paths) {
    ImportSurvey survey = survey(sorted, paths);
    requireFields(survey, paths);
    List<QuarantineRow> setAside =
        survey.setAside().stream()
            .sorted(
                Comparator.comparing(SetAside::runId)
                    .thenComparing(SetAside::path)
                    .thenComparing(SetAside::reason))
            .map(QuarantineRow::of)
            .toList();
    ImportCounts counts = survey.counts();
    if (counts.runs() == 0 && setAside.isEmpty()) {
      throw new ImportException("there is no run in %s".formatted(paths));
    }
    RunAssembler assembler = new RunAssembler(fields, names);
    Map<String, Set<String>> percentages = survey.percentages();
    FieldColumns mapped = fields;
    Instant at = importedAt;
    JavaRDD<RunRow> rows =
        sorted.mapPartitions(pieces -> rows(pieces, mapped, assembler, percentages, at));
    return new Imported(spark.createDataset(rows.rdd(), RunRow.ENCODER), setAside, counts);
  }

  private ImportSurvey survey(JavaPairRDD<String, byte[]> sorted, List<String> paths) {
    FieldColumns mapped = fields;
    MetricNames metricNames = names;
    try {
      return sorted
          .mapPartitions(
              pieces ->
                  List.of(
                          ImportPiece.encode(
                              ImportSurvey.of(new GatheredRuns(pieces), mapped, metricNames)))
                      .iterator())
          .collect()
          .stream()
          .map(part -> ImportPiece.decode(part, ImportSurvey.class))
          .reduce(ImportSurvey::plus)
          .orElseThrow();
    } catch (Exception failed) {
      throw ImportFailure.of(failed, paths);
    }
  }

  private void requireFields(ImportSurvey survey, List<String> paths) {
    for (Map.Entry<RunField, String> mapped : fields.mapped().entrySet()) {
      if (!survey.fieldsFound().contains(mapped.getKey()) && survey.counts().runs() > 0) {
        throw new ImportException(
            "no run in %s has the column or hyper-parameter '%s' that %s is mapped to; they have %s"
                .formatted(paths, mapped.getValue(), mapped.getKey().word(), survey.columns()));
      }
    }
  }

  private static Iterator<RunRow> rows(
      Iterator<Tuple2<String, byte[]>> pieces,
      FieldColumns fields,
      RunAssembler assembler,
      Map<String, Set<String>> percentages,
      Instant importedAt) {
    return new RunRows(new GatheredRuns(pieces), fields, assembler, percentages, importedAt);
  }

  private SerializableConfiguration hadoop() {
    return new SerializableConfiguration(spark.sessionState().newHadoopConf());
  }
}
