package dev.mltd.jobs;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.compare.Gate;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.spark.tables.ArchiveReader;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.jobs.lab.programs.Lab;
import dev.mltd.jobs.lab.programs.LabDataSource;
import dev.mltd.jobs.lab.programs.LabTraining;
import dev.mltd.jobs.lab.train.LabData;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.Version;
import dev.mltd.jobs.phases.Phases;
import dev.mltd.jobs.reporting.PageFolder;
import dev.mltd.jobs.reporting.ReportCommand;
import dev.mltd.retrain.Device;
import dev.mltd.retrain.programs.ProgramsFile;
import dev.mltd.retrain.programs.TrainedProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd demo}: everything on the embedded archive. */
@Command(
    name = "demo",
    description = "Debugs an embedded archive of small networks, some trained badly on purpose.",
    footer = "  mltd demo --out demo")
final class DemoCommand extends Subcommand {
  /** The histories of the fault lab, as `mltd lab train` archived them. */
  private static final String EMBEDDED = "lab.parquet";

  private static final String PROGRAMS = "lab-programs.yaml";

  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

  @Mixin private SparkOptions sparkOptions;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "mltd-demo",
      description = "Where archive, results and report go (default: ${DEFAULT-VALUE}).")
  private Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path archive = folder.resolve("archive");
    Path warehouse = folder.resolve("warehouse");
    try (Sweep sweep =
        new Sweep(sparkOptions.open(this), archive.toString(), warehouse.toString(), DATE, out())) {
      SparkSession spark = sweep.spark();
      unpack(spark, archive);
      LabData.write(spark, trainings(spark, archive), archive.resolve(LabData.FOLDER).toString());
      Phases phases = new Phases(sweep, Thresholds.STANDARD);
      phases.explain();
      List<TrainedProgram> programs = programs(archive);
      phases.plan(programs, Budget.UNLIMITED, Device.CPU);
      phases.retrain(programs);
      phases.compare(Gate.STANDARD_MINIMUM);
      out().printf("%n./mltd explain RUN --archive %s --warehouse %s%n", archive, warehouse);
      ReportCommand.write(sweep, new PageFolder(folder.resolve("report").toString()));
    }
    return 0;
  }

  private List<TrainedProgram> programs(Path archive) throws IOException {
    Path file = folder.resolve(PROGRAMS);
    try (InputStream embedded = DemoCommand.class.getResourceAsStream(PROGRAMS)) {
      Files.copy(embedded, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return ProgramsFile.read(file, archive.toString(), new LabDataSource());
  }

  /** Those that left the histories: they name the training data, which only the lab can make. */
  private static List<LabTraining> trainings(SparkSession spark, Path archive) {
    Set<String> embedded =
        Set.copyOf(
            new ArchiveReader(spark, archive.toString())
                .upTo(DATE)
                .map((MapFunction<ArchivedRun, String>) ArchivedRun::runId, Encoders.STRING())
                .collectAsList());
    return Lab.trainings(Lab.SEEDS).stream()
        .filter(training -> embedded.contains(training.runId()))
        .toList();
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
                  .schema(Datasets.RUNS.schema())
                  .parquet(unpacked.toString())
                  .as(Datasets.RUNS.encoder()),
              DATE,
              Version.current());
    } finally {
      Files.delete(unpacked);
    }
  }
}
