package dev.mltd.jobs.lab.train;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.jobs.lab.programs.FaultLabel;
import dev.mltd.jobs.lab.programs.Lab;
import dev.mltd.jobs.lab.programs.LabProgram;
import dev.mltd.jobs.lab.programs.LabTraining;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd lab train}: trains small networks well and badly, and archives their histories. */
@Command(
    name = "train",
    description =
        "Trains small networks, healthy and with known faults, and archives their histories.",
    footer = "  mltd lab train --archive lab --sweep-date 2026-01-31")
public final class TrainCommand extends Subcommand {
  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "DIR",
      description =
          "The archive to add to; what is wrong with each run goes to labels.csv in it, and"
              + " whether taking that away would be verified to oracle.csv.")
  private Path archive;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "" + Lab.SEEDS,
      description = "Trainings of each config, at least 2 (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--program",
      paramLabel = "NAME",
      description = "Only this program, such as iris-mlp; may be repeated (default: all).")
  private List<String> programs = List.of();

  @Override
  public Integer call() throws IOException {
    List<LabTraining> trainings = trainings();
    // The same lab on the same date gives the same archive, to the byte.
    Instant importedAt = sweep.date().atStartOfDay(ZoneOffset.UTC).toInstant();
    try (SparkSession spark = sparkOptions.open(this)) {
      LabData.write(spark, trainings, archive.resolve(LabData.FOLDER).toString());
      Encoder<ArchivedRun> encoder = Datasets.RUNS.encoder();
      JavaRDD<ArchivedRun> trained =
          JavaSparkContext.fromSparkContext(spark.sparkContext())
              .parallelize(trainings, trainings.size())
              .map(training -> ArchivedRun.of(training.run(LabData.FOLDER), importedAt));
      List<ArchivedRun> rows = spark.createDataset(trained.rdd(), encoder).collectAsList();
      new ArchiveWriter(spark, archive.toString())
          .add(spark.createDataset(rows, encoder).coalesce(1), sweep.date(), Version.current());
      List<RunHistory> histories = rows.stream().map(ArchivedRun::toHistory).toList();
      write(
          LabData.LABELS,
          FaultLabel.CSV_HEADER,
          FaultLabel.of(trainings, histories).stream().map(FaultLabel::toCsv).toList());
      write(
          LabData.ORACLE,
          LabData.ORACLE_HEADER,
          LabOracle.of(trainings, histories).entrySet().stream()
              .map(one -> one.getKey() + "," + one.getValue())
              .sorted()
              .toList());
    }
    out().printf("%,d trainings in %s%n", trainings.size(), archive);
    return 0;
  }

  /** Lines of runs that were trained before, and not now, are kept. */
  private void write(String name, String header, List<String> anew) throws IOException {
    Path file = archive.resolve(name);
    Set<String> runs = anew.stream().map(TrainCommand::run).collect(Collectors.toSet());
    List<String> lines = new ArrayList<>(List.of(header));
    if (Files.exists(file)) {
      Files.readAllLines(file).stream()
          .skip(1)
          .filter(line -> !runs.contains(run(line)))
          .forEach(lines::add);
    }
    lines.addAll(anew);
    Files.write(file, lines);
  }

  private static String run(String line) {
    return line.substring(0, line.indexOf(','));
  }

  private List<LabTraining> trainings() {
    if (seeds < 2) {
      throw wrongUsage("--seeds is %d, but 2 are needed".formatted(seeds));
    }
    List<String> known =
        Arrays.stream(LabProgram.values()).map(program -> program.program().name()).toList();
    for (String program : programs) {
      if (!known.contains(program)) {
        throw wrongUsage("no program %s; there are %s".formatted(program, known));
      }
    }
    return Lab.trainings(seeds).stream()
        .filter(one -> programs.isEmpty() || programs.contains(one.program().program().name()))
        .toList();
  }
}
