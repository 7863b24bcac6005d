package dev.mltd.retrain;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.fix.Training;
import dev.mltd.analysis.fix.TrainingOutcome;
import dev.mltd.analysis.imports.names.Shares;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What trainings left, with shares where their program logs per cent: 0.94 instead of 94. Kept is
 * what the program wrote, since one training does not tell: what the archive remembers of the
 * program does, together with all of its trainings. A score that the program states otherwise than
 * its history ends goes by such scores alone, as it may be computed by other code.
 */
public final class TrainingShares {
  private static final String STATED = "stated: ";
  private static final String CONSTANT = "best constant: ";

  private final Shares shares;
  private final Map<String, TrainingOutcome> outcomes;

  /** By training, where each metric's curve ends. */
  private final Map<String, Map<String, End>> ends = new HashMap<>();

  private record End(String rawName, double value) {}

  private TrainingShares(Shares archived, Map<String, TrainingOutcome> outcomes) {
    this.shares = new Shares().plus(archived);
    this.outcomes = new LinkedHashMap<>(outcomes);
  }

  /**
   * Finds out what is in per cent.
   *
   * @param archived what the archive remembers
   * @param outcomes by training id, one for each training
   * @param histories by training id, of those that left one
   */
  public static TrainingShares of(
      Shares archived,
      Collection<Training> trainings,
      Map<String, TrainingOutcome> outcomes,
      Function<String, Optional<RunHistory>> histories) {
    TrainingShares found = new TrainingShares(archived, outcomes);
    trainings.stream()
        .collect(Collectors.groupingBy(training -> training.program().name()))
        .forEach(
            (program, own) ->
                found.scale(program, own.stream().map(Training::id).toList(), histories));
    return found;
  }

  /** What became of the trainings, by their ids. */
  public Map<String, TrainingOutcome> outcomes() {
    return outcomes;
  }

  /** A history as it is kept, in shares. */
  public RunHistory history(RunHistory kept) {
    return shares.asShares(kept);
  }

  private void scale(
      String program, List<String> trainingIds, Function<String, Optional<RunHistory>> histories) {
    if (mayLogPerCent(program, trainingIds)) {
      trainingIds.forEach(id -> histories.apply(id).ifPresent(left -> note(id, left)));
      trainingIds.forEach(id -> noteScores(program, outcomes.get(id)));
      trainingIds.forEach(id -> outcomes.put(id, scaled(program, outcomes.get(id))));
    }
  }

  /** Whether there is a reason to read histories: most programs log shares. */
  private boolean mayLogPerCent(String program, List<String> trainingIds) {
    Shares scores = new Shares();
    for (String id : trainingIds) {
      outcomes.get(id).values().forEach((name, value) -> add(scores, program, name, name, value));
      outcomes.get(id).trivial().forEach((name, value) -> add(scores, program, name, name, value));
    }
    return shares.percentages().containsKey(program) || !scores.percentages().isEmpty();
  }

  private void note(String trainingId, RunHistory history) {
    shares.add(history);
    Map<String, End> own = ends.computeIfAbsent(trainingId, first -> new HashMap<>());
    for (Series series : history.series()) {
      if (series.layer().isEmpty() && series.size() > 0) {
        double value = series.values()[series.size() - 1];
        own.put(series.metric().toString(), new End(series.naming().rawName(), value));
      }
    }
  }

  private void noteScores(String program, TrainingOutcome outcome) {
    outcome
        .values()
        .forEach((name, value) -> add(shares, program, source(outcome, name), name, value));
    outcome.trivial().forEach((name, value) -> add(shares, program, CONSTANT + name, name, value));
  }

  private static void add(Shares to, String program, String source, String metric, double value) {
    if (Double.isFinite(value)) {
      to.add(program, source, Metric.written(metric), value);
    }
  }

  /** What a score is of: the curve that ends with it, or what the program states beside. */
  private String source(TrainingOutcome outcome, String metric) {
    End end = ends.getOrDefault(outcome.trainingId(), Map.of()).get(metric);
    Double score = outcome.values().get(metric);
    return end != null && (score == null || score == end.value()) ? end.rawName() : STATED + metric;
  }

  private TrainingOutcome scaled(String program, TrainingOutcome outcome) {
    SortedMap<String, Double> values = new TreeMap<>(outcome.values());
    values.replaceAll(
        (name, value) ->
            shares.isPerCent(program, source(outcome, name)) ? Shares.ofPerCent(value) : value);
    SortedMap<String, Double> trivial = new TreeMap<>(outcome.trivial());
    trivial.replaceAll(
        (name, value) ->
            shares.isPerCent(program, source(outcome, name))
                    || shares.isPerCent(program, CONSTANT + name)
                ? Shares.ofPerCent(value)
                : value);
    return outcome.withScores(values, trivial);
  }
}
