package dev.mltd.jobs.phases;

import dev.mltd.analysis.publish.Housekeeping;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Stage;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.WarehouseOption;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd clean}: makes room. */
@Command(
    name = "clean",
    description =
        "Removes the results of old sweeps from a warehouse, attempts that did not become a result,"
            + " and trainings and models that nothing kept names. Verdicts and the models of"
            + " verified fixes stay: what was judged is not trained again.",
    footer = "  mltd clean --warehouse results --keep 30 --reports reports")
public final class CleanCommand extends Subcommand {
  /** An attempt that was touched within this time may be at work. */
  private static final Duration AT_WORK = Duration.ofDays(1);

  @Mixin private SparkOptions sparkOptions;

  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "N",
      description = "How many of the newest sweeps to keep.")
  private int keep;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description =
          "A folder, or a place in a store, of reports named after their dates, of which as many"
              + " are kept.")
  private String reports;

  @Override
  public Integer call() throws IOException {
    if (keep < 1) {
      throw wrongUsage("--keep must be 1 or more");
    }
    Instant since = Instant.now().minus(AT_WORK);
    Housekeeping.Removed results;
    Housekeeping.Removed trainings;
    int oldReports;
    try (SparkSession spark = sparkOptions.open(this)) {
      Configuration hadoop = spark.sessionState().newHadoopConf();
      Housekeeping housekeeping =
          new Housekeeping(warehouse.folder(), hadoop, Set.of(Datasets.COMPARISONS.name()));
      results = housekeeping.clean(keep, since);
      Warehouse named = new Warehouse(spark, warehouse.folder());
      trainings =
          housekeeping
              .removeUnnamed("trainings", trainings(named), since)
              .plus(
                  housekeeping.removeUnnamed(
                      "models", ids(named, Datasets.COMPARISONS, "plan_id"), since));
      oldReports = reports == null ? 0 : removeReports(hadoop);
    }
    out()
        .printf(
            "Removed %,d old results, %,d attempts that are none, %,d trainings and models that no"
                + " sweep names, %,d reports; %,d MB besides reports%n",
            results.dates(),
            results.attempts(),
            trainings.attempts(),
            oldReports,
            results.plus(trainings).bytes() / 1_000_000);
    return 0;
  }

  /** Ids of all trainings that a sweep names. */
  private static Set<String> trainings(Warehouse warehouse) {
    Set<String> ids = new HashSet<>();
    for (Stage stage : Stage.values()) {
      ids.addAll(ids(warehouse, stage.dataset(), "training_id"));
    }
    return ids;
  }

  private static Set<String> ids(Warehouse warehouse, StoredDataset<?> dataset, String column) {
    return warehouse
        .readAll(dataset)
        .map(rows -> rows.select(column).distinct().as(Encoders.STRING()).collectAsList())
        .map(Set::copyOf)
        .orElse(Set.of());
  }

  private int removeReports(Configuration hadoop) throws IOException {
    Path folder = new Path(reports);
    FileSystem files = folder.getFileSystem(hadoop);
    if (!files.exists(folder)) {
      return 0;
    }
    List<Path> old =
        Arrays.stream(files.listStatus(folder))
            .filter(FileStatus::isDirectory)
            .map(FileStatus::getPath)
            .filter(path -> path.getName().matches("\\d{4}-\\d{2}-\\d{2}"))
            .sorted(Comparator.reverseOrder())
            .skip(keep)
            .toList();
    for (Path report : old) {
      files.delete(report, true);
    }
    return old.size();
  }
}
