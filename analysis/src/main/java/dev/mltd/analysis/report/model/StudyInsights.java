package dev.mltd.analysis.report.model;

import dev.mltd.analysis.study.Insight;
import java.util.List;

/**
 * What the runs of an experiment say together.
 *
 * @param experiment its name, or that of the program whose runs name none
 * @param insights in the order of their kinds
 */
public record StudyInsights(String experiment, List<Insight> insights) {

  /** The insights of one kind. */
  public List<Insight> of(Insight.Kind kind) {
    return insights.stream().filter(insight -> insight.kind() == kind).toList();
  }

  /** The hyper-parameters that odds of failure are known for. */
  public List<String> parametersWithOdds() {
    return of(Insight.Kind.FAILURE_ODDS).stream().map(Insight::parameter).distinct().toList();
  }

  /** The odds of failure by ranges of a hyper-parameter. */
  public List<Insight> odds(String parameter) {
    return of(Insight.Kind.FAILURE_ODDS).stream()
        .filter(insight -> insight.parameter().equals(parameter))
        .toList();
  }

  /** Everything that is told in a sentence and drawn nowhere. */
  public List<Insight> told() {
    return insights.stream()
        .filter(
            insight ->
                switch (insight.kind()) {
                  case SAFE_RANGE, COMBINATION, BEST_CONFIG, HOPELESS_RUNS -> true;
                  case IMPORTANCE_FOR_QUALITY, IMPORTANCE_FOR_FAILURE, FAILURE_ODDS, NOT_JUDGED ->
                      false;
                })
        .toList();
  }
}
