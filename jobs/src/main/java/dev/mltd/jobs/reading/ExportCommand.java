package dev.mltd.jobs.reading;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.StoredDataset;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.SweepDateOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd export}: a dataset as one file for other tools. */
@Command(
    name = "export",
    description = "Writes a dataset of a date into one file for other tools.",
    footer = {
      "  mltd export --warehouse results --dataset findings --sweep-date 2026-01-31 --to f.csv",
      "  mltd export --archive runs --dataset quarantine --sweep-date 2026-01-31 --to q.jsonl"
    })
public final class ExportCommand extends Subcommand {
  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;

  @ArgGroup(multiplicity = "1")
  private Place place;

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = {"Of an archive or a warehouse:", "${COMPLETION-CANDIDATES}."})
  private String dataset;

  private static final class Place {
    @Option(names = "--warehouse", paramLabel = "DIR", description = "Where results are published.")
    private String warehouse;

    @Option(
        names = "--archive",
        paramLabel = "DIR",
        description = "The archive that `mltd import` made.")
    private String archive;

    private List<StoredDataset<?>> datasets() {
      return archive == null ? Datasets.OF_WAREHOUSE : Datasets.OF_ARCHIVE;
    }

    private String folder() {
      return archive == null ? warehouse : archive;
    }
  }

  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Datasets.ALL.stream().map(StoredDataset::name).iterator();
    }
  }

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Ends with .parquet, .csv or .jsonl; must not exist yet.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    String format = format();
    if (Files.exists(file)) {
      throw wrongUsage("%s exists already: name another file".formatted(file));
    }
    StoredDataset<?> stored = stored();
    try (SparkSession spark = sparkOptions.open(this)) {
      Warehouse warehouse = new Warehouse(spark, place.folder());
      Published published = warehouse.current(stored, sweep.date());
      writeOneFile(warehouse.read(stored, sweep.date()).toDF(), format);
      out().printf("%,d rows in %s%n", published.rows(), file);
    }
    return 0;
  }

  private StoredDataset<?> stored() {
    for (StoredDataset<?> one : place.datasets()) {
      if (one.name().equals(dataset)) {
        return one;
      }
    }
    throw wrongUsage(
        "%s has no dataset '%s'; there are %s"
            .formatted(
                place.archive == null ? "a warehouse" : "an archive",
                dataset,
                place.datasets().stream()
                    .map(StoredDataset::name)
                    .collect(Collectors.joining(", "))));
  }

  private String format() {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (String format : List.of("parquet", "csv", "jsonl")) {
      if (name.endsWith("." + format)) {
        return format;
      }
    }
    throw wrongUsage("%s must end with .parquet, .csv or .jsonl".formatted(file));
  }

  /** A table of text has no place for lists and maps: they are written as JSON. */
  private static Dataset<Row> flat(Dataset<Row> rows) {
    Column[] columns =
        Arrays.stream(rows.schema().fields())
            .map(
                field ->
                    field.dataType() instanceof ArrayType
                            || field.dataType() instanceof MapType
                            || field.dataType() instanceof StructType
                        ? to_json(col(field.name())).as(field.name())
                        : col(field.name()))
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  /** Spark writes folders; the one file in it is moved to where it was wanted. */
  private void writeOneFile(Dataset<Row> rows, String format) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = Files.createTempDirectory(target.getParent(), ".export");
    try {
      (format.equals("csv") ? flat(rows) : rows)
          .coalesce(1)
          .write()
          .mode(SaveMode.Overwrite)
          .option("header", true)
          .option("escape", "\"")
          .option("ignoreNullFields", false)
          .format(format.equals("jsonl") ? "json" : format)
          .save(folder.toString());
      try (Stream<Path> written = Files.list(folder)) {
        Path part =
            written
                .filter(path -> path.getFileName().toString().startsWith("part-"))
                .findFirst()
                .orElseThrow();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }
}
