package dev.mltd.jobs.reading;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_json;

import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.WarehouseOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mltd export}: a dataset as one file for other tools. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a dataset of a sweep into one file for other tools.",
    footerHeading = "%nExample:%n",
    footer =
        "  mltd export --warehouse results --dataset findings --sweep-date 2026-01-31 --to f.csv")
public final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;

  @Mixin private WarehouseOption warehouse;

  @Option(
      names = "--dataset",
      required = true,
      paramLabel = "NAME",
      description = "findings, run_summaries, diagnoses, insights, data_profiles or reports.")
  private String dataset;

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
      throw new ParameterException(
          command.commandLine(), "%s exists already: name another file".formatted(file));
    }
    try (SparkSession spark = sparkOptions.open("export")) {
      DatasetFolder folder =
          new DatasetFolder(warehouse.folder(), dataset, spark.sessionState().newHadoopConf());
      Published published =
          folder
              .current(sweep.date())
              .orElseThrow(
                  () ->
                      new PublishException(
                          "%s has nothing for %s; it has %s"
                              .formatted(folder, sweep.date(), folder.dates())));
      Dataset<Row> rows = spark.read().parquet(folder.paths(published).toArray(String[]::new));
      writeOneFile(rows, format);
      command.commandLine().getOut().printf("%,d rows in %s%n", published.rows(), file);
    }
    return 0;
  }

  private String format() {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (String format : List.of("parquet", "csv", "jsonl")) {
      if (name.endsWith("." + format)) {
        return format;
      }
    }
    throw new ParameterException(
        command.commandLine(), "%s must end with .parquet, .csv or .jsonl".formatted(file));
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
