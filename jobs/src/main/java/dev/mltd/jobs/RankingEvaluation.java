package dev.mltd.jobs;

import dev.mltd.analysis.cause.Features;
import dev.mltd.analysis.cause.LearnedRanking;
import dev.mltd.analysis.remedies.Causes;
import dev.mltd.analysis.spark.LearnRanking;
import dev.mltd.analysis.stats.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * How well causes are ranked by evidence, by what was learned, and by both: on the runs of each
 * program after learning from those of all others.
 */
final class RankingEvaluation {
  private static final int NAMED = 3;

  private final SparkSession spark;
  private final Map<LabScores.Lacking, List<LearnRanking.Example>> examples;
  private final Features features = new Features(Causes.ALL);

  /** Places, from 1, at which the right cause was ranked. */
  private record Places(List<Integer> evidence, List<Integer> learned, List<Integer> both) {
    Places() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  RankingEvaluation(
      SparkSession spark, Map<LabScores.Lacking, List<LearnRanking.Example>> examples) {
    this.spark = spark;
    this.examples = examples;
  }

  String markdown() {
    Map<LabScores.Lacking, Places> places = new EnumMap<>(LabScores.Lacking.class);
    for (String program : programs()) {
      LearnedRanking learned =
          LearnedRanking.of(
              LearnRanking.grow(
                  spark, all().filter(one -> !one.program().equals(program)).toList()),
              features);
      examples.forEach(
          (lacking, runs) ->
              runs.stream()
                  .filter(one -> one.program().equals(program))
                  .forEach(
                      one ->
                          add(places.computeIfAbsent(lacking, key -> new Places()), one, learned)));
    }
    StringBuilder text =
        new StringBuilder(
            """
            # Evaluation of the learned ranking

            Runs of the fault lab's learning programs that are ill of a fault that shows: the share whose
            cause is ranked first, and among the first three, with 95 % intervals (Wilson). Each program was
            ranked by trees that were grown on the others alone. The evidence was weighed by hand on these
            same programs, which flatters it here and not what was learned.

            | histories | ranked by | runs | first | among the first three |
            |---|---|---:|---|---|
            """);
    places.forEach(
        (lacking, of) -> {
          text.append(line(lacking, "evidence alone", of.evidence()));
          text.append(line(lacking, "learned trees alone", of.learned()));
          text.append(line(lacking, "both, as shipped", of.both()));
        });
    return text.toString();
  }

  private static String line(LabScores.Lacking lacking, String by, List<Integer> places) {
    return "| %s | %s | %d | %s | %s |%n"
        .formatted(lacking.title(), by, places.size(), within(places, 1), within(places, NAMED));
  }

  private static String within(List<Integer> places, int last) {
    int hits = (int) places.stream().filter(place -> place <= last).count();
    return new Proportion(hits, places.size()).toString();
  }

  private void add(Places places, LearnRanking.Example example, LearnedRanking learned) {
    Map<String, Double> shares = learned.shares(example.features());
    ToDoubleFunction<String> evidence =
        cause -> example.features().get(features.names().indexOf("evidence." + cause));
    ToDoubleFunction<String> share = cause -> shares.getOrDefault(cause, 0.0);
    places.evidence().add(place(example.cause(), evidence));
    places.learned().add(place(example.cause(), share));
    places
        .both()
        .add(
            place(
                example.cause(),
                cause ->
                    evidence.applyAsDouble(cause)
                        + LearnedRanking.weight(share.applyAsDouble(cause), Causes.ALL.size())));
  }

  private static int place(String cause, ToDoubleFunction<String> score) {
    List<String> ranked =
        Causes.ALL.stream()
            .map(one -> one.name())
            .sorted(Comparator.comparingDouble(score).reversed())
            .toList();
    return 1 + ranked.indexOf(cause);
  }

  private List<String> programs() {
    return all().map(LearnRanking.Example::program).distinct().sorted().toList();
  }

  private Stream<LearnRanking.Example> all() {
    return examples.values().stream().flatMap(List::stream);
  }
}
