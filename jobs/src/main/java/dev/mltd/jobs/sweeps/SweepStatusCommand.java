package dev.mltd.jobs.sweeps;

import dev.mltd.analysis.report.model.Printable;
import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.airflow.DagRun;
import dev.mltd.jobs.airflow.TaskInstance;
import dev.mltd.jobs.options.Subcommand;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mltd sweep status}: how sweeps are. */
@Command(
    name = "status",
    description = "Shows the newest sweeps, or how far each task of one is.",
    footerHeading = "%nExamples:%n",
    footer = {"  mltd sweep status", "  mltd sweep status mltd-2026-01-31-0a1b2c3d"})
public final class SweepStatusCommand extends Subcommand {
  @Mixin private DagOption dag;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "A run; without it the newest.")
  private String runId;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of the newest, at most 100 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() {
    PrintWriter out = out();
    AirflowClient client = dag.client();
    if (runId == null) {
      List<DagRun> runs = client.latestRuns(dag.name(), limit);
      if (runs.isEmpty()) {
        out.printf("%s has no runs%n", dag.name());
      }
      runs.forEach(run -> out.println(line(run)));
    } else {
      out.println(line(client.run(dag.name(), runId)));
      client.tasks(dag.name(), runId).stream()
          .sorted(Comparator.comparing(task -> task.startDate().orElse(Instant.MAX)))
          .forEach(task -> out.println(line(task)));
    }
    return 0;
  }

  private static String line(DagRun run) {
    return Printable.of(
        "%-9s %-16s %6s  %s"
            .formatted(
                SweepFollower.said(run.state()),
                run.startDate()
                    .map(start -> start.truncatedTo(ChronoUnit.MINUTES).toString())
                    .orElse("-")
                    .replace(":00Z", ""),
                run.took().map(SweepStatusCommand::said).orElse("-"),
                run.dagRunId()));
  }

  private static String line(TaskInstance task) {
    Optional<Duration> took =
        task.startDate().flatMap(start -> task.endDate().map(end -> Duration.between(start, end)));
    return Printable.of(
        "  %-16s %6s  %s"
            .formatted(
                SweepFollower.said(task.state()),
                took.map(SweepStatusCommand::said).orElse("-"),
                task.name()));
  }

  private static String said(Duration took) {
    return took.toMinutes() < 2
        ? took.toSeconds() + " s"
        : took.toHours() < 2 ? took.toMinutes() + " min" : took.toHours() + " h";
  }
}
