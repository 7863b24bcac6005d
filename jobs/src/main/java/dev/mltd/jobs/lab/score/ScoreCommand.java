package dev.mltd.jobs.lab.score;

import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.ingest.ImportRuns;
import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.phases.PublishPlans;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.lab.train.LabData;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd lab score}: how often the rules are right on runs whose state is known. */
@Command(
    name = "score",
    description =
        "Scores the rules on real archives with labels (DeepOBS, AlgoPerf), or rules and causes on"
            + " the fault lab.",
    footer = "  mltd lab score --archives archives --to score-card.md")
public final class ScoreCommand extends Subcommand {
  /** Any date does: the archives are made for the score alone. */
  private static final LocalDate DATE = LocalDate.EPOCH;

  private static final String RESULTS = "-results";

  @Mixin private SparkOptions sparkOptions;

  /** What is scored. */
  static final class Subject {
    @Option(
        names = "--archives",
        paramLabel = "DIR",
        description =
            "Rules on real archives: holds deepobs and algoperf, each with points.parquet,"
                + " runs.parquet and its labels.")
    private Path archives;

    @Option(
        names = "--lab",
        paramLabel = "DIR",
        description = "Rules and causes on the archive of a fault lab, with its labels.csv.")
    private Path lab;
  }

  @ArgGroup(multiplicity = "1")
  private Subject subject;

  /** What became of faults. */
  static final class Repairs {
    @Option(
        names = "--repairs",
        required = true,
        paramLabel = "DIR",
        description =
            "Scores fixes instead: a warehouse whose sweeps retrained runs of the lab; may be"
                + " repeated.")
    private List<Path> warehouses;

    @Option(
        names = "--placebos",
        description =
            "Also trains every config that was confirmed on other seeds, as if that were its fix,"
                + " and scores how often it is verified.")
    private boolean withPlacebos;
  }

  @ArgGroup(exclusive = false)
  private Repairs repairs;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Writes the card there (default: standard output).")
  private Path file;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("mltd-score");
    try (SparkSession spark = sparkOptions.open(this)) {
      String card = card(spark, work);
      if (file == null) {
        // Is flushed, as print is not.
        out().printf("%s", card);
      } else {
        Files.writeString(file, card);
      }
    } finally {
      FileUtils.deleteDirectory(work.toFile());
    }
    return 0;
  }

  private String card(SparkSession spark, Path work) throws InterruptedException {
    if (repairs != null && subject.lab != null) {
      return ofRepairs(spark);
    }
    if (repairs != null) {
      throw wrongUsage("--repairs needs --lab");
    }
    return subject.lab == null
        ? ofArchives(spark, work)
        : new LabScores(spark, subject.lab, work).card();
  }

  private String ofRepairs(SparkSession spark) throws InterruptedException {
    List<Warehouse> warehouses =
        repairs.warehouses.stream().map(folder -> new Warehouse(spark, folder.toString())).toList();
    String card =
        new LabRepairCard(warehouses)
            .markdown(
                LabScores.table(spark, subject.lab.resolve(LabData.LABELS)),
                LabScores.table(spark, subject.lab.resolve(LabData.ORACLE)));
    if (!repairs.withPlacebos) {
      return card;
    }
    PlaceboCard placebos = new PlaceboCard(spark);
    for (Warehouse warehouse : warehouses) {
      placebos.add(warehouse);
    }
    return card + placebos.markdown();
  }

  private String ofArchives(SparkSession spark, Path work) {
    ScoreCard card = new ScoreCard();
    Dataset<Row> labels = labels(spark, "deepobs/labels.csv");
    card.add(
        "DeepOBS",
        diagnosed(spark, work, "deepobs", "testproblem"),
        DATE,
        ScoreCard.deepObsLabels(labels));
    card.add(
        "AlgoPerf",
        diagnosed(spark, work, "algoperf", "workload"),
        DATE,
        ScoreCard.algoPerfLabels(labels(spark, "algoperf/targets.csv")));
    String archive = work.resolve("deepobs").toString();
    String results = work.resolve("deepobs" + RESULTS).toString();
    new PublishAttribution(spark, archive, results).run(DATE, Version.current());
    PublishPlans plans = new PublishPlans(spark, archive, results);
    Dataset<RankedCause> diagnoses = new Warehouse(spark, results).read(Datasets.DIAGNOSES, DATE);
    return card.markdown()
        + new LearningRateDirections(diagnoses, labels).markdown()
        + new ReplayedFixes(plans, DATE, labels).markdown();
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
                .read(Optional.empty(), List.of(subject.archives.resolve(name).toString()))
                .runs(),
            DATE,
            Version.current());
    PublishDiagnosis diagnosis =
        new PublishDiagnosis(spark, archive, work.resolve(name + RESULTS).toString());
    diagnosis.run(DATE, Rules.NAMES, Thresholds.STANDARD, Version.current());
    return diagnosis;
  }

  private Dataset<Row> labels(SparkSession spark, String name) {
    return LabScores.table(spark, subject.archives.resolve(name));
  }
}
