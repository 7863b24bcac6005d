package dev.mltd.jobs.phases;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import dev.mltd.jobs.options.ThresholdsOption;
import dev.mltd.jobs.options.Version;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd diagnose}: judges every run of an archive. */
@Command(
    name = "diagnose",
    description = "Judges every run of an archive by all rules and publishes the findings.",
    footer = "  mltd diagnose --archive runs --warehouse results --sweep-date 2026-01-31")
public final class DiagnoseCommand extends Subcommand {
  @Mixin private SweepOptions options;
  @Mixin private ThresholdsOption thresholdsFile;

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
    PrintWriter out = out();
    try (Sweep sweep = options.open(this)) {
      if (of == Of.RETRAINED) {
        new Retraining(sweep).diagnose(thresholds);
        return 0;
      }
      PublishDiagnosis.Done done =
          sweep.diagnosis().run(sweep.date(), Rules.NAMES, thresholds, Version.current());
      sweep.tellReplaced(done.replaced());
      if (done.carried() > 0) {
        out.printf(
            "%,d runs judged; %,d of unchanged programs keep their earlier answers%n",
            done.judged(), done.carried());
      }
      new SweepOverview(sweep).print();
    }
    return 0;
  }
}
