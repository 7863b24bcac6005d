package dev.mltd.jobs.phases;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.spark.phases.PublishProfiles;
import dev.mltd.jobs.options.SparkOptions;
import dev.mltd.jobs.options.SweepDateOption;
import dev.mltd.jobs.options.Version;
import dev.mltd.jobs.options.WarehouseOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mltd profile}: looks at the training data that runs name. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = "Profiles the training data (Parquet or CSV) that the runs of an archive name.",
    footerHeading = "%nExample:%n",
    footer =
        "  mltd profile --archive runs --warehouse results --sweep-date 2026-01-31 --label digit")
public final class ProfileCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private WarehouseOptions places;
  @Mixin private SweepDateOption sweep;
  @Mixin private SparkOptions sparkOptions;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column to predict (default: the first of label, target, class, y).")
  private String label;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try (SparkSession spark = sparkOptions.open("profile")) {
      List<DataProfile> profiles =
          new PublishProfiles(spark, places.archive(), places.warehouse())
              .run(sweep.date(), Optional.ofNullable(label), Version.current());
      if (profiles.isEmpty()) {
        out.println("No run names its training data; `mltd import --map data=COLUMN` does.");
      }
      profiles.forEach(profile -> out.println(Printable.of(line(profile))));
    }
    return 0;
  }

  private static String line(DataProfile profile) {
    return profile.known()
        ? "%s: %,d examples, %,d features, %,d classes"
            .formatted(
                profile.path(),
                profile.examples(),
                profile.features().size(),
                profile.classes().size())
        : "%s: no profile: %s".formatted(profile.path(), profile.reason());
  }
}
