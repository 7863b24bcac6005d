package dev.mltd.jobs.phases;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.spark.phases.PublishProfiles;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import dev.mltd.jobs.options.Version;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd profile}: looks at the training data that runs name. */
@Command(
    name = "profile",
    description = "Profiles the training data (Parquet or CSV) that the runs of an archive name.",
    footer =
        "  mltd profile --archive runs --warehouse results --sweep-date 2026-01-31 --label digit")
public final class ProfileCommand extends Subcommand {
  @Mixin private SweepOptions options;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column to predict (default: the first of label, target, class, y).")
  private String label;

  @Override
  public Integer call() {
    PrintWriter out = out();
    try (Sweep sweep = options.open(this)) {
      List<DataProfile> profiles =
          new PublishProfiles(sweep.spark(), sweep.archive(), sweep.warehouse())
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
