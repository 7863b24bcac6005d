package dev.mltd.jobs;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.MetricNames;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.ArchiveWriter;
import dev.mltd.analysis.spark.ImportRuns;
import dev.mltd.analysis.spark.PublishDiagnosis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mltd score}: how often the rules are right on runs whose state is known. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    description = "Scores the rules on real archives with labels: DeepOBS and AlgoPerf.",
    footerHeading = "%nExample:%n",
    footer = "  mltd score --archives archives --to score-card.md")
final class ScoreCommand implements Callable<Integer> {
  /** Any date does: the archives are made for the score alone. */
  private static final LocalDate DATE = LocalDate.EPOCH;

  @Spec private CommandSpec command;
  @Mixin private SparkOptions sparkOptions;

  @Option(
      names = "--archives",
      required = true,
      paramLabel = "DIR",
      description =
          "Holds deepobs and algoperf, each with points.parquet, runs.parquet and its labels.")
  private Path archives;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Writes the card there (default: standard output).")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Path work = Files.createTempDirectory("mltd-score");
    try (SparkSession spark = sparkOptions.open("score")) {
      ScoreCard card = new ScoreCard();
      card.add(
          "DeepOBS",
          diagnosed(spark, work, "deepobs", "testproblem"),
          DATE,
          ScoreCard.deepObsLabels(labels(spark, "deepobs/labels.csv")));
      card.add(
          "AlgoPerf",
          diagnosed(spark, work, "algoperf", "workload"),
          DATE,
          ScoreCard.algoPerfLabels(labels(spark, "algoperf/targets.csv")));
      if (file == null) {
        command.commandLine().getOut().print(card.markdown());
      } else {
        Files.writeString(file, card.markdown());
      }
    } finally {
      FileUtils.deleteDirectory(work.toFile());
    }
    return 0;
  }

  private PublishDiagnosis diagnosed(SparkSession spark, Path work, String name, String program) {
    String archive = work.resolve(name).toString();
    new ArchiveWriter(spark, archive)
        .add(
            new ImportRuns(
                    spark,
                    FieldColumns.of(List.of("program=" + program)),
                    MetricNames.standard(),
                    Instant.EPOCH)
                .read(Optional.empty(), List.of(archives.resolve(name).toString()))
                .runs(),
            DATE,
            Mltd.version());
    PublishDiagnosis diagnosis =
        new PublishDiagnosis(spark, archive, work.resolve(name + "-results").toString());
    diagnosis.run(DATE, Rules.NAMES, Thresholds.STANDARD, Mltd.version());
    return diagnosis;
  }

  private Dataset<Row> labels(SparkSession spark, String name) {
    return spark.read().option("header", true).csv(archives.resolve(name).toString());
  }
}
