package dev.mltd.jobs.sweeps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mltd.jobs.airflow.AirflowClient;
import dev.mltd.jobs.airflow.Backfill;
import dev.mltd.jobs.airflow.Dag;
import dev.mltd.jobs.options.Subcommand;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mltd sweep backfill}: sweeps of past dates. */
@Command(
    name = "backfill",
    description = "Runs the sweeps of past dates, one after the other.",
    footer = "  mltd sweep backfill --from-date 2026-01-01 --to-date 2026-01-31 --dry-run")
public final class SweepBackfillCommand extends Subcommand {
  @Mixin private DagOption dag;
  @Mixin private DagParameters parameters;

  @Option(
      names = "--from-date",
      required = true,
      paramLabel = "D",
      description = "The first date (2026-01-01).")
  private LocalDate from;

  @Option(
      names = "--to-date",
      required = true,
      paramLabel = "D",
      description = "The last date; it belongs to them.")
  private LocalDate to;

  @Option(
      names = "--reprocess",
      paramLabel = "WHICH",
      defaultValue = "none",
      description =
          "Which dates that have a run are run again: none, failed or completed (default:"
              + " ${DEFAULT-VALUE}).")
  private Backfill.Reprocess reprocess;

  @Option(names = "--dry-run", description = "Only lists the dates that would be run.")
  private boolean dryRun;

  @Override
  public Integer call() {
    if (to.isBefore(from)) {
      throw wrongUsage("--to-date is before --from-date");
    }
    PrintWriter out = out();
    AirflowClient client = dag.client();
    Dag known = client.dag(dag.name());
    ObjectNode conf = parameters.conf(known);
    if (conf.has("sweep_date")) {
      throw wrongUsage("--param sweep_date: each sweep has the date that it is run for");
    }
    // Of the last date, too, whatever hour the DAG runs at.
    Instant start = from.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant end = to.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
    List<Instant> dates = client.backfillDates(dag.name(), start, end, reprocess, conf);
    out.printf("%d dates to run%s%n", dates.size(), dryRun ? ":" : "");
    if (dryRun) {
      dates.forEach(date -> out.printf("  %s%n", date));
    } else if (!dates.isEmpty()) {
      Backfill started = client.backfill(dag.name(), start, end, reprocess, conf);
      out.printf("backfill %d of %s started%n", started.id(), dag.name());
      if (known.paused()) {
        out.printf("%s is paused: nothing of it starts before it is unpaused%n", dag.name());
      }
    }
    return 0;
  }
}
