package dev.mltd.jobs.lab.score;

import static org.apache.spark.sql.functions.col;

import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.spark.phases.PublishDiagnosis;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.stats.Proportion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often illness and cause are right on the fault lab, whose faults are known: shares with their
 * 95 % intervals (Wilson 1927), apart for the programs that were learned from and the others.
 */
final class LabScoreCard {
  /** Ranks within which a cause counts as named. */
  private static final int NAMED = 3;

  /** Share of faulty runs from which on a sweep goes badly. */
  private static final double MOSTLY = 0.6;

  private final StringBuilder text = new StringBuilder();

  /** A run of the lab, what was done to it, and what was said of it. */
  private record Scored(
      String part, String program, String fault, boolean shows, boolean ill, List<String> causes) {
    boolean isHealthy() {
      return fault.isEmpty();
    }

    boolean isFirst() {
      return causes.get(0).equals(fault);
    }

    boolean isNamed() {
      return causes.subList(0, Math.min(NAMED, causes.size())).contains(fault);
    }
  }

  LabScoreCard() {
    text.append("# Score card of the fault lab\n\n")
        .append("Runs whose fault shows (their config ends worse than the healthy ones by three ")
        .append(
            "standard deviations and by 2 %) should be called failing, healthy ones should not. ")
        .append("A cause is right when it is the one that was injected. Intervals are Wilson's, ")
        .append("95 %.\n")
        .append("Rules and causes were tuned on the programs of the part `learning` only.\n");
  }

  /**
   * Adds a diagnosed and attributed lab.
   *
   * @param title what was done to the histories beforehand
   * @param labels as the lab wrote them
   */
  void add(String title, PublishDiagnosis diagnosis, LocalDate date, Dataset<Row> labels) {
    List<Scored> scored = scored(diagnosis, date, labels);
    for (String part : new TreeSet<>(scored.stream().map(Scored::part).toList())) {
      List<Scored> runs = scored.stream().filter(one -> one.part().equals(part)).toList();
      text.append("\n## %s, part `%s`\n\n".formatted(title, part));
      addShares(runs);
      addMostlyFaulty(runs);
      addConfusion(runs);
    }
  }

  String markdown() {
    return text.toString();
  }

  private static List<Scored> scored(
      PublishDiagnosis diagnosis, LocalDate date, Dataset<Row> labels) {
    Map<String, String> health = new HashMap<>();
    diagnosis
        .read(Datasets.RUN_SUMMARIES, date)
        .collectAsList()
        .forEach(row -> health.put(row.runId(), row.health().name()));
    Map<String, List<String>> causes =
        diagnosis.read(Datasets.DIAGNOSES, date).orderBy("run_id", "rank").collectAsList().stream()
            .collect(
                Collectors.groupingBy(
                    RankedCause::runId,
                    Collectors.mapping(RankedCause::cause, Collectors.toList())));
    List<Scored> scored = new ArrayList<>();
    for (Row row :
        labels
            .na()
            .fill("")
            .select(
                col("run_id"),
                col("part"),
                col("program"),
                col("fault"),
                col("shows").cast("boolean"))
            .collectAsList()) {
      scored.add(
          new Scored(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              row.getBoolean(4),
              Health.ILL.name().equals(health.get(row.getString(0))),
              causes.get(row.getString(0))));
    }
    return scored;
  }

  /** Sweeps that go badly leave few good siblings to compare with. */
  private void addMostlyFaulty(List<Scored> runs) {
    Map<String, List<Scored>> sweeps =
        runs.stream()
            .collect(Collectors.groupingBy(Scored::program, TreeMap::new, Collectors.toList()));
    sweeps.values().removeIf(sweep -> faultyShare(sweep) < MOSTLY);
    if (!sweeps.isEmpty()) {
      text.append(
          "\nOf them, sweeps in which %.0f %% of the runs or more are faulty (%s):\n\n"
              .formatted(100 * MOSTLY, String.join(", ", sweeps.keySet())));
      addShares(sweeps.values().stream().flatMap(List::stream).toList());
    }
  }

  private static double faultyShare(List<Scored> sweep) {
    return 1 - (double) count(sweep, Scored::isHealthy) / sweep.size();
  }

  private void addShares(List<Scored> runs) {
    text.append("| question | runs | yes | share |\n|---|---:|---:|---|\n");
    List<Scored> healthy = runs.stream().filter(Scored::isHealthy).toList();
    List<Scored> faulty = runs.stream().filter(Scored::shows).toList();
    text.append(row("healthy, called failing", healthy, Scored::ill));
    text.append(row("fault shows, called failing", faulty, Scored::ill));
    text.append(row("fault shows, its cause ranked first", faulty, Scored::isFirst));
    text.append(row("fault shows, its cause among the first three", faulty, Scored::isNamed));
  }

  private void addConfusion(List<Scored> runs) {
    List<Scored> faulty = runs.stream().filter(Scored::shows).toList();
    text.append("\n| injected | runs | recall | precision | ranked first instead |\n")
        .append("|---|---:|---|---|---|\n");
    for (String fault : new TreeSet<>(faulty.stream().map(Scored::fault).toList())) {
      List<Scored> injected = faulty.stream().filter(one -> one.fault().equals(fault)).toList();
      List<Scored> named = runs.stream().filter(one -> one.causes().get(0).equals(fault)).toList();
      text.append(
          "| %s | %d | %s | %s | %s |%n"
              .formatted(
                  fault,
                  injected.size(),
                  share(injected, Scored::isFirst),
                  share(named, one -> one.fault().equals(fault)),
                  instead(injected)));
    }
  }

  private static String instead(List<Scored> injected) {
    return counts(injected.stream().filter(one -> !one.isFirst()).map(one -> one.causes().get(0)));
  }

  /** How often each word comes: {@code None 4, Unknown 1}. */
  static String counts(Stream<String> words) {
    return words
        .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }

  /** How many of some are so. */
  static <T> int count(List<T> all, Predicate<T> yes) {
    return (int) all.stream().filter(yes).count();
  }

  /** A row of a table: how many, how many of them are so, and their share. */
  static <T> String row(String which, List<T> all, Predicate<T> yes) {
    return "| %s | %d | %d | %s |\n".formatted(which, all.size(), count(all, yes), share(all, yes));
  }

  /** The share that is so, with its interval; a dash of none. */
  static <T> String share(List<T> all, Predicate<T> yes) {
    return all.isEmpty() ? "-" : new Proportion(count(all, yes), all.size()).toString();
  }
}
