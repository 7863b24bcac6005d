package dev.mltd.jobs.phases;

import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.spark.tables.Phase;
import dev.mltd.jobs.cluster.Application;
import dev.mltd.jobs.cluster.ClusterRun;
import dev.mltd.jobs.options.BudgetOptions;
import dev.mltd.jobs.options.DeviceOption;
import dev.mltd.jobs.options.ExitCode;
import dev.mltd.jobs.options.MinimumOption;
import dev.mltd.jobs.options.ProgramsOption;
import dev.mltd.jobs.options.Subcommand;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.options.SweepOptions;
import dev.mltd.jobs.options.ThresholdsOption;
import dev.mltd.jobs.reporting.PageFolder;
import dev.mltd.jobs.reporting.ReportCommand;
import dev.mltd.retrain.programs.TrainedProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code mltd run}: all phases in order. */
@Command(
    name = "run",
    modelTransformer = RunCommand.PhasesTold.class,
    footer = {
      "  mltd run --archive runs --warehouse results --sweep-date 2026-01-31"
          + " --programs programs.yaml",
      "  mltd run --master k8s://https://cluster:6443 --deploy-mode cluster --overlay gpu"
          + " --device gpu",
      "      --archive s3a://bucket/runs --warehouse s3a://bucket/results --sweep-date 2026-01-31",
      "      --programs /etc/mltd/programs.yaml --out s3a://bucket/report"
    })
public final class RunCommand extends Subcommand {
  @Mixin private SweepOptions options;
  @Mixin private ThresholdsOption thresholdsFile;
  @Mixin private ProgramsOption programs;
  @Mixin private BudgetOptions budget;
  @Mixin private DeviceOption device;
  @Mixin private MinimumOption minimum;
  @Mixin private ClusterOptions cluster;

  @Option(names = "--again", description = "Repeats phases that are published already.")
  private boolean again;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "mltd-report",
      description =
          "Where the report goes: a folder, or a place in a store such as s3a://... (default:"
              + " ${DEFAULT-VALUE}).")
  private String place;

  @Option(
      names = "--dry-run",
      description = "Stops after the plan, and prints what would be trained.")
  private boolean dryRun;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description =
          "Only one of the parts that are applications of their own on a cluster:"
              + " ${COMPLETION-CANDIDATES}.")
  private Phase.Application part;

  /** Says in the help which phases there are. */
  static final class PhasesTold implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec command) {
      List<String> told = new ArrayList<>();
      told.add(
          "Runs all phases in order. A phase that is published already for the date is skipped,"
              + " until one is not. On a cluster they are applications, of which retrain alone"
              + " takes GPUs:");
      for (Phase.Application one : Phase.Application.values()) {
        told.add(
            "  %s: %s"
                .formatted(
                    one,
                    one.phases().stream().map(Phase::command).collect(Collectors.joining(", "))));
      }
      command.usageMessage().description(told.toArray(String[]::new));
      return command;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    return cluster.isCluster() ? submit() : runHere();
  }

  private int runHere() throws IOException, InterruptedException {
    Thresholds thresholds = thresholdsFile.read();
    List<TrainedProgram> trained = programs.read(options.archive());
    try (Sweep sweep = options.open(this)) {
      Phases phases = new Phases(sweep, thresholds);
      if (!again) {
        phases.skipPublished();
      }
      if (does(Phase.Application.DIAGNOSE)) {
        phases.explain();
        if (dryRun) {
          new Retraining(sweep).tellPlan(trained, budget.budget(), device.type());
          return 0;
        }
        phases.plan(trained, budget.budget(), device.type());
      }
      if (does(Phase.Application.RETRAIN)) {
        phases.goOnAfter(Phase.PLAN);
        phases.retrain(trained);
      }
      if (does(Phase.Application.REPORT)) {
        phases.goOnAfter(Phase.RETRAIN_CONFIRMATION);
        phases.compare(minimum.share());
        ReportCommand.write(sweep, new PageFolder(place));
      }
    }
    return 0;
  }

  private boolean does(Phase.Application one) {
    return part == null || part == one;
  }

  /** One application for each part, so that cards are held only while something trains on them. */
  private int submit() {
    PartArguments arguments = new PartArguments(command());
    int worst = 0;
    for (Phase.Application one : Phase.Application.values()) {
      if (does(one) && (!dryRun || one == Phase.Application.DIAGNOSE)) {
        Map<String, String> settings = new TreeMap<>(cluster.settings(one, device.type()));
        settings.putAll(options.spark().settings());
        int exitCode =
            new ClusterRun(out())
                .run(
                    new Application(
                        one.toString(), options.spark().master(), settings, arguments.of(one)));
        if (exitCode != 0 && exitCode != ExitCode.SET_ASIDE) {
          return exitCode;
        }
        worst = Math.max(worst, exitCode);
      }
    }
    return worst;
  }
}
