package dev.mltd.jobs.phases;

import dev.mltd.analysis.spark.phases.PublishAttribution;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.Version;
import dev.mltd.jobs.options.WarehouseOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mltd attribute}: why the runs are as they are. */
@Command(
    name = "attribute",
    mixinStandardHelpOptions = true,
    description =
        "Ranks the causes of every run that was diagnosed, with evidence, and says what each"
            + " experiment says as a whole.",
    footerHeading = "%nExample:%n",
    footer = "  mltd attribute --archive runs --warehouse results --sweep-date 2026-01-31")
public final class AttributeCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try (SparkSession spark = sparkOptions.open("attribute")) {
      new PublishAttribution(spark, places.archive(), places.warehouse())
          .run(sweep.date(), Version.current())
          .forEach(replaced -> Replaced.tell(out, replaced));
      new CauseOverview(
              new PublishDiagnosis(spark, places.archive(), places.warehouse()), sweep.date())
          .print(out);
    }
    return 0;
  }
}
