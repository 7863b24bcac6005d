package dev.mltd.jobs.phases;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.jobs.options.Sweep;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What a diagnosis found, on one screen: how many runs are failing, how, and which first. */
final class SweepOverview {
  private static final int MOST_PROGRAMS = 10;
  private static final int WORST_RUNS = 5;

  private final Sweep sweep;
  private final PrintWriter out;

  SweepOverview(Sweep sweep) {
    this.sweep = sweep;
    this.out = sweep.out();
  }

  void print() {
    // A row per run is little, and two plain reads start sooner than a query for each table.
    List<JudgedRun> runs = sweep.read(Datasets.RUN_SUMMARIES).collectAsList();
    printHealth(runs);
    printSymptoms();
    printWorst(runs);
  }

  private void printHealth(List<JudgedRun> runs) {
    Map<String, List<JudgedRun>> programs =
        runs.stream()
            .collect(Collectors.groupingBy(JudgedRun::program, TreeMap::new, Collectors.toList()));
    out.printf(
        "%,d runs of %,d programs: %,d failing, %,d healthy, %,d not judged%n%n",
        runs.size(),
        programs.size(),
        count(runs, Health.ILL),
        count(runs, Health.HEALTHY),
        count(runs, Health.NOT_JUDGED));
    out.printf("%8s %8s %8s %10s  %s%n", "runs", "failing", "healthy", "not judged", "program");
    programs.entrySet().stream()
        .sorted(
            Comparator.comparing(
                program -> count(program.getValue(), Health.ILL), Comparator.reverseOrder()))
        .limit(MOST_PROGRAMS)
        .forEach(
            program ->
                out.printf(
                    "%,8d %,8d %,8d %,10d  %s%n",
                    program.getValue().size(),
                    count(program.getValue(), Health.ILL),
                    count(program.getValue(), Health.HEALTHY),
                    count(program.getValue(), Health.NOT_JUDGED),
                    Printable.of(program.getKey())));
    if (programs.size() > MOST_PROGRAMS) {
      out.printf("%8s and %,d programs more%n", "", programs.size() - MOST_PROGRAMS);
    }
  }

  private static long count(List<JudgedRun> runs, Health health) {
    return runs.stream().filter(run -> run.health() == health).count();
  }

  private void printSymptoms() {
    Map<String, Map<Severity, Long>> symptoms = new TreeMap<>();
    for (Row row :
        sweep
            .read(Datasets.FINDINGS)
            .where(col("outcome").equalTo(Outcome.FOUND.name()))
            .groupBy("rule", "severity")
            .count()
            .collectAsList()) {
      symptoms
          .computeIfAbsent(row.getString(0), rule -> new EnumMap<>(Severity.class))
          .put(Severity.valueOf(row.getString(1)), row.getLong(2));
    }
    out.printf("%n%8s %8s %8s %10s  %s%n", "critical", "major", "minor", "info", "symptom");
    symptoms.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Map<Severity, Long>>>comparingLong(
                    symptom -> -count(symptom, Severity.CRITICAL) - count(symptom, Severity.MAJOR))
                .thenComparingLong(symptom -> -count(symptom, Severity.MINOR)))
        .forEach(
            symptom ->
                out.printf(
                    "%,8d %,8d %,8d %,10d  %s%n",
                    count(symptom, Severity.CRITICAL),
                    count(symptom, Severity.MAJOR),
                    count(symptom, Severity.MINOR),
                    count(symptom, Severity.INFO),
                    symptom.getKey()));
  }

  private static long count(Map.Entry<String, Map<Severity, Long>> symptom, Severity severity) {
    return symptom.getValue().getOrDefault(severity, 0L);
  }

  /** The worst of each program, since the worst runs of one are mostly alike. */
  private void printWorst(List<JudgedRun> runs) {
    Comparator<JudgedRun> worstFirst =
        Comparator.comparingDouble(JudgedRun::score)
            .thenComparing(JudgedRun::found)
            .reversed()
            .thenComparing(JudgedRun::runId);
    Map<String, JudgedRun> worst =
        runs.stream()
            .filter(run -> run.health() == Health.ILL)
            .sorted(worstFirst)
            .collect(Collectors.toMap(JudgedRun::program, run -> run, (first, later) -> first));
    if (worst.isEmpty()) {
      return;
    }
    out.printf("%nFirst to look at (`mltd explain RUN` tells all about one):%n");
    worst.values().stream()
        .sorted(worstFirst)
        .limit(WORST_RUNS)
        .forEach(
            run ->
                out.printf(
                    "  %s%n      %s %s: %s%n",
                    Printable.of(run.runId()),
                    run.worstSeverity().orElseThrow(),
                    run.worstRule().orElseThrow(),
                    Printable.of(run.worstEvidence().orElseThrow())));
  }
}
