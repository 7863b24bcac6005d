package dev.mltd.analysis.report.page;

import dev.mltd.analysis.report.model.News;
import dev.mltd.analysis.report.model.RunLine;
import dev.mltd.analysis.report.model.Unjudged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The list of all runs as a page gets it: column by column, repeated texts once.
 *
 * @param chunkSize runs of a chunk of details
 * @param unjudged pairs of a rule and its reason, which details name by their place
 */
public record RunIndex(
    int chunkSize,
    List<String> id,
    Coded program,
    Coded experiment,
    Coded owner,
    Coded health,
    Coded severity,
    Coded rule,
    Coded cause,
    Coded news,
    Coded metric,
    Coded direction,
    List<Optional<Double>> value,
    List<Optional<Double>> hours,
    List<Optional<Double>> score,
    List<List<String>> unjudged) {

  /**
   * A column of few texts.
   *
   * @param texts each of them once
   * @param codes the place of each run's
   */
  record Coded(List<String> texts, List<Integer> codes) {
    static Coded of(List<RunLine> runs, Function<RunLine, String> column) {
      Map<String, Integer> places = new LinkedHashMap<>();
      List<Integer> codes = new ArrayList<>(runs.size());
      for (RunLine run : runs) {
        codes.add(places.computeIfAbsent(column.apply(run), text -> places.size()));
      }
      return new Coded(List.copyOf(places.keySet()), codes);
    }
  }

  /** The columns of these runs. */
  public static RunIndex of(List<RunLine> runs, int chunkSize, Unjudged unjudged) {
    return new RunIndex(
        chunkSize,
        runs.stream().map(RunLine::runId).toList(),
        Coded.of(runs, RunLine::program),
        Coded.of(runs, RunLine::study),
        Coded.of(runs, RunLine::owner),
        Coded.of(runs, run -> run.health().name()),
        Coded.of(runs, run -> run.severity().map(Enum::name).orElse("")),
        Coded.of(runs, RunLine::rule),
        Coded.of(runs, RunLine::cause),
        Coded.of(runs, run -> run.news() == News.NONE ? "" : run.news().name()),
        Coded.of(runs, RunLine::metric),
        Coded.of(runs, run -> run.direction().name()),
        numbers(runs, RunLine::value),
        numbers(runs, RunLine::deviceHours),
        numbers(runs, RunLine::score),
        unjudged.pairs());
  }

  private static List<Optional<Double>> numbers(
      List<RunLine> runs, ToDoubleFunction<RunLine> column) {
    return runs.stream().map(run -> PageJson.known(column.applyAsDouble(run))).toList();
  }
}
