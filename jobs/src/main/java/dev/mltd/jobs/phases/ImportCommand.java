package dev.mltd.jobs.phases;

import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.formats.RunFormats;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.imports.names.MetricOverrides;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.spark.ingest.ImportCounts;
import dev.mltd.analysis.spark.ingest.ImportMemory;
import dev.mltd.analysis.spark.ingest.ImportRuns;
import dev.mltd.analysis.spark.ingest.Imported;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.ArchiveWriter.Added;
import dev.mltd.jobs.options.ExitCode;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mltd import}: files of other tools into an archive. */
@Command(
    name = "import",
    description = "Adds the runs that other tools left behind to an archive.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mltd import mlflow.db --archive runs --sweep-date 2026-01-31",
      "  mltd import lightning_logs wandb --archive runs --sweep-date 2026-01-31",
      "  mltd import exported --from points --map program=task --archive runs"
          + " --sweep-date 2026-01-31"
    })
public final class ImportCommand extends Subcommand {
  private static final int EXAMPLES = 5;

  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files or folders with runs, or a database: postgresql://USER@HOST/DATABASE.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--archive",
      required = true,
      paramLabel = "DIR",
      description = "The archive to add to; made when it is not there.")
  private String archive;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "${COMPLETION-CANDIDATES} (default: guessed).")
  private String format;

  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN",
      description = "Where a run's experiment, program, name, seed, status, owner or data stands.")
  private List<String> fields = new ArrayList<>();

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Your own metric names (YAML), for instance  val_top1: validation/accuracy")
  private Path metrics;

  @Option(
      names = "--unrecognised",
      paramLabel = "FILE",
      description =
          "Writes the names that were not recognised to a file, to be filled in for --metrics.")
  private Path unrecognised;

  @Option(names = "--again", description = "Reads unchanged runs again too.")
  private boolean again;

  @Option(
      names = "--accept-quarantine",
      description = "Exit with 0 even if some input was set aside.")
  private boolean acceptQuarantine;

  /** The formats, for help and completion. */
  static final class Formats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of(RunFormats.names().split(", ")).iterator();
    }
  }

  @Override
  public Integer call() {
    try (SparkSession spark = sparkOptions.open(this)) {
      PrintWriter out = out();
      ImportMemory memory = new ImportMemory(spark, archive);
      ImportRuns runs =
          new ImportRuns(spark, FieldColumns.of(fields), names(), Instant.now())
              .telling(
                  found -> {
                    out.printf("Found %s%n", Printable.of(found));
                  });
      if (!again) {
        runs.knowing(memory, sweep.date());
      }
      Imported imported = runs.read(Optional.ofNullable(format), paths);
      ArchiveWriter writer = new ArchiveWriter(spark, archive);
      Added added = writer.add(imported.runs(), sweep.date(), Version.current());
      writer.setAside(imported.setAside(), sweep.date(), Version.current());
      memory.add(imported, sweep.date(), Version.current());
      print(out, imported, added);
      if (unrecognised != null) {
        MetricOverrides.writeExample(unrecognised, imported.counts().unrecognised());
      }
      return imported.lost().isEmpty() || acceptQuarantine ? 0 : ExitCode.SET_ASIDE;
    } catch (ImportException wrong) {
      throw wrongUsage(wrong);
    }
  }

  private MetricNames names() {
    return metrics == null ? MetricNames.standard() : MetricNames.withOverrides(metrics);
  }

  private void print(PrintWriter out, Imported imported, Added added) {
    ImportCounts counts = imported.counts();
    out.printf("%,d runs found, %s%n", counts.runs(), counts.recognised());
    PointCounts points = added.points();
    printIf(
        out, counts.unchanged(), "runs are as they were when imported, and were not read again");
    out.printf("%,d of them new or changed, in %s%n", added.written(), archive);
    out.printf(
        "%,d points read: %,d kept, %,d equal repeats dropped, %,d replaced by a later one at the"
            + " same step, %,d thinned; %,d restarts%n",
        points.read(),
        points.kept(),
        points.repeats(),
        points.replaced(),
        points.thinned(),
        points.restarts());
    printIf(out, counts.absentValues(), "values that the file leaves out were read as NaN");
    printIf(out, counts.runsWithoutHeader(), "runs have points but no hyper-parameters");
    printIf(out, counts.runsWithoutPoints(), "runs have no points");
    List<String> unknown = counts.unrecognised();
    if (!unknown.isEmpty()) {
      out.printf(
          "Not recognised, kept under their own names (--unrecognised FILE lists all, to be filled"
              + " in for --metrics): %s%s%n",
          Printable.of(String.join(", ", unknown.subList(0, Math.min(EXAMPLES, unknown.size())))),
          unknown.size() > EXAMPLES ? " and %,d more".formatted(unknown.size() - EXAMPLES) : "");
    }
    List<SetAside> lost = imported.lost();
    int notices = imported.setAside().size() - lost.size();
    printIf(out, notices, "notices (in the dataset 'quarantine')");
    if (!lost.isEmpty()) {
      out.printf("%,d things were set aside (all in the dataset 'quarantine'):%n", lost.size());
      lost.subList(0, Math.min(EXAMPLES, lost.size()))
          .forEach(
              one ->
                  out.printf(
                      "  %s %s: %s%n",
                      Printable.of(one.runId()),
                      Printable.of(one.path()),
                      Printable.of(one.reason())));
    }
  }

  private static void printIf(PrintWriter out, long count, String what) {
    if (count > 0) {
      out.printf("%,d %s%n", count, what);
    }
  }
}
