package dev.mltd.jobs.lab.score;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.compare.Gate;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.fix.Candidate;
import dev.mltd.analysis.fix.Decision;
import dev.mltd.analysis.fix.FixPlan;
import dev.mltd.analysis.fix.TrainableProgram;
import dev.mltd.analysis.spark.phases.PublishPlans;
import dev.mltd.analysis.stats.Proportion;
import dev.mltd.retrain.Device;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Fixes of the learning rate, replayed without training on DeepOBS, whose grid holds the same run
 * at a tenth of the learning rate and at ten times it. A try is what the plan for a run does to its
 * learning rate first; where that does not repair it, the run that was reached is planned for in
 * turn.
 */
final class ReplayedFixes {
  private static final String LEARNING_RATE = Knob.LEARNING_RATE.key();
  private static final int TRIES = 3;

  /** What the labels of runs without a fault begin with. */
  static final String HEALTHY = "HEALTHY";

  private final Map<String, Labelled> runs = new LinkedHashMap<>();

  /** By run, the power of ten that its plan multiplies the learning rate by first. */
  private final Map<String, Integer> planned = new HashMap<>();

  /**
   * A labelled run.
   *
   * @param error on the test split, 1 - accuracy where there is one; NaN when it is not finite
   * @param tenth the same run at a tenth of the learning rate; empty outside the grid
   * @param tenfold the same run at ten times the learning rate
   */
  private record Labelled(
      String program,
      String label,
      double error,
      Optional<String> tenth,
      Optional<String> tenfold) {

    boolean isRepairedBy(Labelled other) {
      return Double.isFinite(other.error)
          && (!Double.isFinite(error)
              || error - other.error > Gate.STANDARD_MINIMUM * Math.abs(error));
    }
  }

  /**
   * @param plans of an archive that is attributed
   * @param labels of its runs
   */
  ReplayedFixes(PublishPlans plans, LocalDate date, Dataset<Row> labels) {
    for (Row row :
        labels
            .select(
                col("run_id"),
                col("testproblem"),
                col("label"),
                col("final_test_loss").cast("double"),
                col("final_test_acc").cast("double"),
                col("lr_div10_run"),
                col("lr_mul10_run"))
            .orderBy("run_id")
            .collectAsList()) {
      runs.put(
          row.getString(0),
          new Labelled(
              row.getString(1),
              row.isNullAt(2) ? HEALTHY : row.getString(2),
              row.isNullAt(4) ? number(row, 3) : 1 - number(row, 4),
              Optional.ofNullable(row.getString(5)),
              Optional.ofNullable(row.getString(6))));
    }
    List<TrainableProgram> programs =
        runs.values().stream()
            .map(Labelled::program)
            .distinct()
            .map(ReplayedFixes::trainable)
            .toList();
    for (Decision decision : plans.decide(date, programs, Budget.UNLIMITED)) {
      decision
          .plan()
          .flatMap(ReplayedFixes::power)
          .ifPresent(power -> decision.runIds().forEach(run -> planned.put(run, power)));
    }
  }

  private static double number(Row row, int place) {
    double value = row.isNullAt(place) ? Double.NaN : row.getDouble(place);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private static TrainableProgram trainable(String program) {
    return new TrainableProgram(
        new Program(program),
        "replay",
        "1",
        Device.CPU,
        Optional.of(new DataReference(program, "1")),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Budget.UNLIMITED,
        config -> Optional.empty());
  }

  /** Of the likeliest candidate that changes the learning rate. */
  private static Optional<Integer> power(FixPlan plan) {
    double before = learningRate(plan.control().config().values());
    return plan.candidates().stream()
        .filter(candidate -> candidate.change().keys().contains(LEARNING_RATE))
        .map(Candidate::config)
        .map(config -> (int) Math.round(Math.log10(learningRate(config.values()) / before)))
        .findFirst();
  }

  private static double learningRate(Map<String, String> config) {
    return Double.parseDouble(config.get(LEARNING_RATE));
  }

  /** Says what the next try does to a run, as a power of ten; empty when there is none. */
  private interface Rule {
    Optional<Integer> power(String run);
  }

  /** The replay as a part of a score card. */
  String markdown() {
    Map<String, List<String>> faulty = new TreeMap<>();
    runs.forEach(
        (id, run) -> {
          if (!run.label().startsWith(HEALTHY)) {
            faulty.computeIfAbsent(run.label(), label -> new ArrayList<>()).add(id);
          }
        });
    StringBuilder text = new StringBuilder();
    text.append("\n## DeepOBS, fixes of the learning rate replayed\n\n")
        .append("Share of the runs of a label that are repaired within so many tries: test error ")
        .append("(1 - accuracy, or the loss where there is none) smaller by more than 10 %. ")
        .append("A try is the first change of the learning rate that the plan for a run holds, ")
        .append("looked up in the grid (what else the fix changes is left out); the next starts ")
        .append("from the run that it led to. Blind is a tenth of the learning rate, every time. ")
        .append("One seed, no control: this tells whether fixes point the right way, not that ")
        .append("they are verified.\n\n")
        .append("| label | runs | tries | planned | blind |\n|---|---:|---:|---|---|\n");
    faulty.forEach(
        (label, ids) -> {
          for (int tries = 1; tries <= TRIES; tries++) {
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %s | %s |%n",
                    label,
                    ids.size(),
                    tries,
                    repaired(ids, tries, run -> Optional.ofNullable(planned.get(run))),
                    repaired(ids, tries, run -> Optional.of(-1))));
          }
        });
    return text.toString();
  }

  private Proportion repaired(List<String> ids, int tries, Rule rule) {
    return new Proportion(
        (int) ids.stream().filter(id -> isRepaired(id, tries, rule)).count(), ids.size());
  }

  private boolean isRepaired(String id, int tries, Rule rule) {
    Labelled original = runs.get(id);
    Optional<String> at = Optional.of(id);
    for (int tried = 0; tried < tries; tried++) {
      at = at.flatMap(run -> rule.power(run).flatMap(power -> away(run, power)));
      if (at.filter(run -> original.isRepairedBy(runs.get(run))).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** The same run with its learning rate times a power of ten; empty outside the grid. */
  private Optional<String> away(String id, int power) {
    Optional<String> run = Optional.of(id);
    for (int step = 0; step < Math.abs(power); step++) {
      run =
          run.flatMap(at -> power < 0 ? runs.get(at).tenth() : runs.get(at).tenfold())
              .filter(runs::containsKey);
    }
    return run;
  }
}
