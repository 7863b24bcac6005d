package dev.mltd.jobs;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.ArchiveWriter;
import dev.mltd.analysis.spark.PublishAttribution;
import dev.mltd.analysis.spark.PublishDiagnosis;
import dev.mltd.analysis.spark.PublishReport;
import dev.mltd.analysis.spark.rows.RunRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mltd demo}: everything on the embedded archive. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Debugs an embedded archive of small networks, some trained badly on purpose.",
    footerHeading = "%nExample:%n",
    footer = "  mltd demo --out demo")
final class DemoCommand implements Callable<Integer> {
  /** The histories of the fault lab, as `mltd lab` archived them. */
  private static final String EMBEDDED = "lab.parquet";

  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

  @Spec private CommandSpec command;
  @Mixin private SparkOptions sparkOptions;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "mltd-demo",
      description = "Where archive, results and report go (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Path archive = folder.resolve("archive");
    Path warehouse = folder.resolve("warehouse");
    PrintWriter out = command.commandLine().getOut();
    try (SparkSession spark = sparkOptions.open("demo")) {
      unpack(spark, archive);
      PublishDiagnosis diagnosis =
          new PublishDiagnosis(spark, archive.toString(), warehouse.toString());
      diagnosis.run(DATE, Rules.NAMES, Thresholds.STANDARD, Mltd.version());
      new PublishAttribution(spark, archive.toString(), warehouse.toString())
          .run(DATE, Mltd.version());
      new SweepOverview(diagnosis, DATE).print(out);
      new CauseOverview(diagnosis, DATE).print(out);
      out.printf("%n./mltd explain RUN --archive %s --warehouse %s%n", archive, warehouse);
      ReportCommand.write(
          new PublishReport(spark, archive.toString(), warehouse.toString()),
          DATE,
          folder.resolve("report"),
          out);
    }
    return 0;
  }

  private void unpack(SparkSession spark, Path archive) throws IOException {
    Files.createDirectories(folder);
    Path unpacked = Files.createTempFile(folder, "lab", ".parquet");
    try (InputStream embedded = DemoCommand.class.getResourceAsStream(EMBEDDED)) {
      Files.copy(embedded, unpacked, StandardCopyOption.REPLACE_EXISTING);
      new ArchiveWriter(spark, archive.toString())
          .add(
              spark
                  .read()
                  .schema(RunRow.ENCODER.schema())
                  .parquet(unpacked.toString())
                  .as(RunRow.ENCODER),
              DATE,
              Mltd.version());
    } finally {
      Files.delete(unpacked);
    }
  }
}
