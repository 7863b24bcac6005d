package dev.mltd.analysis.report.model;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.study.Insight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the next sweep should do otherwise, as far as this one shows it. */
public final class Recommendations {
  private static final int MOST_OF_A_KIND = 5;

  /** Device hours that are worth a word. */
  private static final double FEWEST_HOURS = 0.1;

  private Recommendations() {}

  /** The surest first; empty when the sweep gives no reason for any. */
  public static List<Recommendation> of(SweepReport report) {
    List<Recommendation> all = new ArrayList<>();
    report.fixes(Verdict.VERIFIED).stream()
        .limit(MOST_OF_A_KIND)
        .map(
            fix ->
                new Recommendation(
                    "In %s: %s".formatted(fix.judged().program(), fix.change().words()),
                    "Verified on %s; it covers %s."
                        .formatted(
                            Wording.count(fix.seeds(), "seed"),
                            Wording.count(fix.judged().runIds().size(), "failing run"))))
        .forEach(all::add);
    for (StudyInsights study : report.facts().insights()) {
      study.insights().stream()
          .collect(Collectors.groupingBy(Insight::kind, TreeMap::new, Collectors.toList()))
          .values()
          .forEach(
              alike ->
                  alike.stream()
                      .limit(MOST_OF_A_KIND)
                      .filter(insight -> !what(insight).isEmpty())
                      .map(
                          insight ->
                              new Recommendation(
                                  what(insight) + study.experiment(), insight.sentence()))
                      .forEach(all::add));
    }
    report.fixes(Verdict.IMPROVED_UNCONFIRMED).stream()
        .limit(MOST_OF_A_KIND)
        .map(
            fix ->
                new Recommendation(
                    "Give %s more seeds".formatted(Wording.words(fix.fix())),
                    fix.judged().reason()))
        .forEach(all::add);
    all.addAll(toRecord(report));
    return all;
  }

  /** What an insight says to do in a study; empty when nothing. */
  private static String what(Insight insight) {
    return switch (insight.kind()) {
      case SAFE_RANGE -> "Avoid %s %s in ".formatted(insight.parameter(), insight.range());
      case COMBINATION ->
          "Do not combine %s at %s in ".formatted(insight.parameter(), insight.range());
      case BEST_CONFIG -> "Start from the best config of ";
      case HOPELESS_RUNS -> insight.value() < FEWEST_HOURS ? "" : "Stop hopeless runs early in ";
      case IMPORTANCE_FOR_QUALITY, IMPORTANCE_FOR_FAILURE, FAILURE_ODDS, NOT_JUDGED -> "";
    };
  }

  /** What was not recorded and kept rules from judging. */
  private static List<Recommendation> toRecord(SweepReport report) {
    List<Recommendation> all = new ArrayList<>();
    Map<String, Long> missing = new TreeMap<>();
    long unprofiled = 0;
    for (SymptomTally symptom : report.symptoms()) {
      for (Reason reason : symptom.reasons()) {
        reason
            .lack()
            .metricToRecord()
            .ifPresent(metric -> missing.merge(metric, reason.runs(), Math::max));
        if (reason.lack().kind() == Lack.Kind.PROFILE) {
          unprofiled = Math.max(unprofiled, reason.runs());
        }
      }
    }
    if (unprofiled > 0) {
      all.add(
          new Recommendation(
              "Profile the training data",
              "mltd profile looks at them; without it rules about classes and inputs could not"
                  + " judge %s.".formatted(Wording.count(unprofiled, "run"))));
    }
    List<String> most =
        missing.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_OF_A_KIND)
            .map(one -> "%s (%s)".formatted(one.getKey(), Wording.count(one.getValue(), "run")))
            .toList();
    if (!most.isEmpty()) {
      all.add(
          new Recommendation(
              "Record more",
              "Without it some rules could not judge: %s.".formatted(String.join(", ", most))));
    }
    return all;
  }
}
