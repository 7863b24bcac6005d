package dev.mltd.jobs.lab.score;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.finding.JudgedRun;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.stats.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often the rules are right, on runs whose state is known: shares with their 95 % intervals
 * (Wilson 1927), apart for the runs on which limits were tuned and those on which they were not.
 */
final class ScoreCard {
  /** Runs of one label in one part. */
  private record Cell(String archive, String part, String label) {}

  private final Map<Cell, List<Judged>> cells = new TreeMap<>(CELL_ORDER);

  private static final Comparator<Cell> CELL_ORDER =
      Comparator.comparing(Cell::archive)
          .thenComparing(Cell::part, Comparator.reverseOrder())
          .thenComparing(Cell::label);

  /** A labelled run: whether it was called ill, and by which rules. */
  private record Judged(boolean ill, List<String> illRules, List<String> otherRules) {}

  /**
   * Adds a diagnosed archive.
   *
   * @param labels a row per run: its id, part and label
   */
  void add(String archive, PublishDiagnosis diagnosis, LocalDate date, Dataset<Row> labels) {
    Map<String, List<RunFinding>> findings =
        diagnosis
            .read(Datasets.FINDINGS, date)
            .where(col("outcome").equalTo(Outcome.FOUND.name()))
            .collectAsList()
            .stream()
            .collect(Collectors.groupingBy(RunFinding::runId));
    Map<String, JudgedRun> summaries = new HashMap<>();
    diagnosis
        .read(Datasets.RUN_SUMMARIES, date)
        .collectAsList()
        .forEach(row -> summaries.put(row.runId(), row));
    for (Row label : labels.select("run_id", "part", "label").collectAsList()) {
      JudgedRun summary = summaries.get(label.getString(0));
      if (summary == null) {
        throw new IllegalStateException(
            "the labels of %s name a run that it does not hold: %s"
                .formatted(archive, label.getString(0)));
      }
      List<RunFinding> found = findings.getOrDefault(label.getString(0), List.of());
      cells
          .computeIfAbsent(
              new Cell(archive, label.getString(1), label.getString(2)), cell -> new ArrayList<>())
          .add(new Judged(summary.health() == Health.ILL, rules(found, true), rules(found, false)));
    }
  }

  /** Labels of DeepOBS: hindsight over the same siblings that the rules compare with. */
  static Dataset<Row> deepObsLabels(Dataset<Row> labels) {
    return labels.select(
        col("run_id"),
        when(col("testproblem").isin("cifar10_3c3d", "quadratic_deep"), "tuned on")
            .otherwise("scored")
            .as("part"),
        coalesce(col("label"), lit("extra seed of the best run")).as("label"));
  }

  /** Labels of AlgoPerf: whether a run reached the target that was set for its workload. */
  static Dataset<Row> algoPerfLabels(Dataset<Row> targets) {
    return targets
        .where(col("target_reached").isNotNull())
        .select(
            col("run_id"),
            when(col("run_id").rlike("/(criteo1tb|fastmri|ogbg)[^/]*/"), "tuned on")
                .otherwise("scored")
                .as("part"),
            when(col("target_reached").cast("boolean"), "target reached (healthy)")
                .otherwise("target missed (not known to be failing)")
                .as("label"));
  }

  /** The score card as Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Score card\n\n")
        .append(
            "Share of runs called failing (a finding of MAJOR or more) per label, with its 95 % ")
        .append("interval (Wilson), and the rules that called them so.\n")
        .append("Limits were tuned on the parts marked so, which were named beforehand: DeepOBS ")
        .append("cifar10_3c3d and quadratic_deep, AlgoPerf's criteo1tb, fastmri and ogbg.\n")
        .append("The labels of DeepOBS come from hindsight over the same siblings that the rules ")
        .append("compare with, and those of AlgoPerf from targets set for a workload: agreement ")
        .append("is consistency, not proof.\n");
    String heading = "";
    for (Map.Entry<Cell, List<Judged>> entry : cells.entrySet()) {
      Cell cell = entry.getKey();
      String above = "\n## %s, %s\n\n".formatted(cell.archive(), cell.part());
      if (!above.equals(heading)) {
        heading = above;
        text.append(above)
            .append("| label | runs | failing | share | called failing by | other findings |\n")
            .append("|---|---:|---:|---|---|---|\n");
      }
      text.append(line(cell.label(), entry.getValue()));
    }
    return text.toString();
  }

  private static String line(String label, List<Judged> runs) {
    int ill = (int) runs.stream().filter(Judged::ill).count();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %d | %s | %s | %s |%n",
        label,
        runs.size(),
        ill,
        new Proportion(ill, runs.size()),
        counted(runs.stream().map(Judged::illRules).toList()),
        counted(runs.stream().map(Judged::otherRules).toList()));
  }

  private static String counted(List<List<String>> rulesOfRuns) {
    Map<String, Integer> counts = new TreeMap<>();
    rulesOfRuns.forEach(rules -> rules.forEach(rule -> counts.merge(rule, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static List<String> rules(List<RunFinding> findings, boolean ill) {
    return findings.stream()
        .filter(finding -> ill == finding.severity().makesIll())
        .map(RunFinding::rule)
        .toList();
  }
}
