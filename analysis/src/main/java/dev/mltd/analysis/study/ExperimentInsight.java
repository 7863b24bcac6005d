package dev.mltd.analysis.study;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What the runs of an experiment say together; a row of the dataset {@code insights}.
 *
 * @param experiment that it is about
 * @param kind what is said
 * @param parameter the hyper-parameters it is about, joined by {@code " and "}; empty for none
 * @param range the values it is about; empty for all
 * @param value what was measured
 * @param lower end of its 95 % interval
 * @param upper end of its 95 % interval
 * @param qValue false discovery rate over the whole study at which it is one
 * @param sentence for people
 */
public record ExperimentInsight(
    String experiment,
    Insight.Kind kind,
    String parameter,
    String range,
    OptionalDouble value,
    OptionalDouble lower,
    OptionalDouble upper,
    OptionalDouble qValue,
    String sentence) {

  /**
   * What a study says.
   *
   * @param runs of one experiment, in any order, at least one
   */
  public static List<ExperimentInsight> of(List<StudiedRun> runs) {
    String experiment = runs.get(0).experiment();
    return Insights.of(runs).stream().map(insight -> of(experiment, insight)).toList();
  }

  private static ExperimentInsight of(String experiment, Insight insight) {
    return new ExperimentInsight(
        experiment,
        insight.kind(),
        insight.parameter(),
        insight.range(),
        known(insight.value()),
        known(insight.lower()),
        known(insight.upper()),
        known(insight.qValue()),
        insight.sentence());
  }

  private static OptionalDouble known(double number) {
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
