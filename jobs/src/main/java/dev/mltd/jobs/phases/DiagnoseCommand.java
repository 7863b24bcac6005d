package dev.mltd.jobs.phases;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.phases.DiagnoseRetrained;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.ThresholdsOption;
import dev.mltd.jobs.options.Version;
import dev.mltd.jobs.options.WarehouseOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mltd diagnose}: judges every run of an archive. */
@Command(
    name = "diagnose",
    mixinStandardHelpOptions = true,
    description = "Judges every run of an archive by all rules and publishes the findings.",
    footerHeading = "%nExample:%n",
    footer = "  mltd diagnose --archive runs --warehouse results --sweep-date 2026-01-31")
public final class DiagnoseCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private ThresholdsOption thresholdsFile;
  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;

  /** What can be diagnosed. */
  private enum Of {
    ARCHIVE,
    RETRAINED
  }

  @Option(
      names = "--of",
      paramLabel = "RUNS",
      defaultValue = "archive",
      description =
          "archive, or retrained: what the confirmation trained (default: ${DEFAULT-VALUE}).")
  private Of of;

  @Override
  public Integer call() {
    Thresholds thresholds = thresholdsFile.read();
    PrintWriter out = command.commandLine().getOut();
    try (SparkSession spark = sparkOptions.open("diagnose")) {
      if (of == Of.RETRAINED) {
        new DiagnoseRetrained(spark, places.archive(), places.warehouse())
            .run(sweep.date(), Rules.NAMES, thresholds, Version.current())
            .forEach(replaced -> Replaced.tell(out, replaced));
        return 0;
      }
      PublishDiagnosis diagnosis =
          new PublishDiagnosis(spark, places.archive(), places.warehouse());
      PublishDiagnosis.Done done =
          diagnosis.run(sweep.date(), Rules.NAMES, thresholds, Version.current());
      done.replaced().forEach(replaced -> Replaced.tell(out, replaced));
      if (done.carried() > 0) {
        out.printf(
            "%,d runs judged; %,d of unchanged programs keep their earlier answers%n",
            done.judged(), done.carried());
      }
      new SweepOverview(diagnosis, sweep.date()).print(out);
    }
    return 0;
  }
}
