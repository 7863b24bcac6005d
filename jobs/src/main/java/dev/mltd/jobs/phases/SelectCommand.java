package dev.mltd.jobs.phases;

import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.WarehouseOptions;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mltd select}: which candidates are confirmed. */
@Command(
    name = "select",
    mixinStandardHelpOptions = true,
    description =
        "Selects the candidate of each plan that is confirmed, and fixes the number of seeds.",
    footerHeading = "%nExample:%n",
    footer = "  mltd select --archive runs --warehouse results --sweep-date 2026-01-31")
public final class SelectCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;

  @Override
  public Integer call() {
    try (SparkSession spark = sparkOptions.open("select")) {
      new Retraining(
              spark,
              places.archive(),
              places.warehouse(),
              sweep.date(),
              command.commandLine().getOut())
          .select();
    }
    return 0;
  }
}
