package dev.mltd.jobs.phases;

import dev.mltd.jobs.options.MinimumOption;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.WarehouseOptions;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mltd compare}: the verdict on every plan. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Compares each fix with its control over all seeds, judges all fixes of the sweep together,"
            + " and saves the models of verified ones.",
    footerHeading = "%nExample:%n",
    footer = "  mltd compare --archive runs --warehouse results --sweep-date 2026-01-31")
public final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private SweepDateOption sweep;
  @Mixin private MinimumOption minimum;
  @Mixin private SparkOptions sparkOptions;

  @Override
  public Integer call() {
    try (SparkSession spark = sparkOptions.open("compare")) {
      new Retraining(
              spark,
              places.archive(),
              places.warehouse(),
              sweep.date(),
              command.commandLine().getOut())
          .compare(minimum.share());
    }
    return 0;
  }
}
