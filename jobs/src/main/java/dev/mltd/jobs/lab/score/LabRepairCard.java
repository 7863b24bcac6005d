package dev.mltd.jobs.lab.score;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.lab.train.LabOracle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many faults of the lab were repaired by sweeps that knew nothing of them: of the configs
 * whose fault would be verified to be worth taking away, the share on which a fix was verified.
 */
final class LabRepairCard {
  private static final String NOT_TRIED = "not retrained";

  /** Of each sweep, what became of the fixes that it tried. */
  private final List<List<FixVerdict>> sweeps = new ArrayList<>();

  /** Runs that diverged or became non-finite. */
  private final Set<String> diverged = new HashSet<>();

  /** A config with a fault, and what became of it. */
  private record Repair(
      String fault, boolean worthwhile, boolean diverged, String verdict, int trainings) {
    boolean isRepaired() {
      return verdict.equals(Verdict.VERIFIED.name());
    }
  }

  /**
   * @param warehouses whose sweeps retrained runs of the lab, each by itself
   */
  LabRepairCard(List<Warehouse> warehouses) {
    for (Warehouse warehouse : warehouses) {
      for (LocalDate date : warehouse.dates(Datasets.COMPARISONS)) {
        sweeps.add(warehouse.read(Datasets.COMPARISONS, date).collectAsList());
        warehouse
            .read(Datasets.FINDINGS, date)
            .where(
                col("outcome")
                    .equalTo(Outcome.FOUND.name())
                    .and(
                        col("rule")
                            .isin(
                                LossBecameNonFinite.class.getSimpleName(),
                                LossDiverges.class.getSimpleName())))
            .collectAsList()
            .forEach(finding -> diverged.add(finding.runId()));
      }
    }
  }

  /**
   * @param labels as the lab wrote them
   * @param oracle as the lab wrote it
   */
  String markdown(Dataset<Row> labels, Dataset<Row> oracle) {
    List<Repair> repairs = repairs(labels, oracle);
    List<Repair> worthwhile = repairs.stream().filter(Repair::worthwhile).toList();
    StringBuilder text = new StringBuilder("# Score card of repairs\n\n");
    text.append("Configs of the fault lab with a fault, retrained in sweeps that do not know it. ")
        .append("A fault is worth taking away where that itself would be verified; a config is ")
        .append("repaired where the fix that was chosen is verified, on seeds of its own. ")
        .append("Intervals are Wilson's, 95 %.\n\n")
        .append("| configs | in all | repaired | share |\n|---|---:|---:|---|\n");
    text.append(row("whose fault is worth taking away", worthwhile));
    text.append(
        row(
            "of them, with a run that diverged or became non-finite",
            worthwhile.stream().filter(Repair::diverged).toList()));
    text.append(
        row(
            "whose fault is not worth taking away, and a fix is verified all the same",
            repairs.stream().filter(repair -> !repair.worthwhile()).toList()));
    text.append(
        "\n%d sweeps that retrained anything, at most %d confirmations in each, at most %d trainings for a config.\n"
            .formatted(
                LabScoreCard.count(sweeps, sweep -> !sweep.isEmpty()),
                sweeps.stream().mapToInt(LabRepairCard::confirmations).max().orElse(0),
                repairs.stream().mapToInt(Repair::trainings).max().orElse(0)));
    text.append("\n| injected, and worth taking away | configs | repaired | otherwise |\n")
        .append("|---|---:|---:|---|\n");
    Map<String, List<Repair>> byFault =
        worthwhile.stream()
            .collect(Collectors.groupingBy(Repair::fault, TreeMap::new, Collectors.toList()));
    byFault.forEach(
        (fault, some) ->
            text.append(
                "| %s | %d | %d | %s |\n"
                    .formatted(
                        fault,
                        some.size(),
                        LabScoreCard.count(some, Repair::isRepaired),
                        LabScoreCard.counts(
                            some.stream()
                                .filter(repair -> !repair.isRepaired())
                                .map(Repair::verdict)))));
    return text.toString();
  }

  private static String row(String which, List<Repair> repairs) {
    return LabScoreCard.row(which, repairs, Repair::isRepaired);
  }

  private List<Repair> repairs(Dataset<Row> labels, Dataset<Row> oracle) {
    Map<String, String> verdicts = new HashMap<>();
    oracle
        .select("run_id", "verdict")
        .collectAsList()
        .forEach(row -> verdicts.put(row.getString(0), row.getString(1)));
    Map<String, FixVerdict> comparisons = new HashMap<>();
    Set<String> programs = new HashSet<>();
    for (List<FixVerdict> sweep : sweeps) {
      for (FixVerdict row : sweep) {
        row.runIds().forEach(run -> comparisons.put(run, row));
        programs.add(row.program());
      }
    }
    Map<String, List<Row>> configs =
        labels
            .where(col("fault").isNotNull())
            .select("run_id", "fault", "program")
            .collectAsList()
            .stream()
            .filter(row -> programs.contains(row.getString(2)))
            .collect(
                Collectors.groupingBy(
                    row -> LabOracle.group(row.getString(0)), TreeMap::new, Collectors.toList()));
    List<Repair> repairs = new ArrayList<>();
    for (List<Row> runs : configs.values()) {
      List<String> ids = runs.stream().map(row -> row.getString(0)).toList();
      Optional<FixVerdict> tried =
          ids.stream().filter(comparisons::containsKey).map(comparisons::get).findFirst();
      repairs.add(
          new Repair(
              runs.get(0).getString(1),
              Verdict.VERIFIED.name().equals(verdicts.get(ids.get(0))),
              ids.stream().anyMatch(diverged::contains),
              tried.map(one -> one.verdict().name()).orElse(NOT_TRIED),
              tried.map(FixVerdict::trainings).orElse(0)));
    }
    return repairs;
  }

  private static int confirmations(List<FixVerdict> sweep) {
    return LabScoreCard.count(sweep, row -> row.seeds().isPresent());
  }
}
