package dev.mltd.analysis.report;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.sweep.Insight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the next sweep should do otherwise, as far as this one shows it. */
public final class Recommendations {
  private static final int MOST_OF_A_KIND = 5;

  private Recommendations() {}

  /** The surest first; empty when the sweep gives no reason for any. */
  public static List<Recommendation> of(SweepReport report) {
    List<Recommendation> all = new ArrayList<>();
    report.fixes(Verdict.VERIFIED).stream()
        .limit(MOST_OF_A_KIND)
        .map(
            fix ->
                new Recommendation(
                    "Change %s in %s".formatted(fix.change().words(), fix.program()),
                    "Verified on %s; it covers %s."
                        .formatted(
                            Wording.count(fix.measured().seeds(), "seed"),
                            Wording.count(fix.runIds().size(), "ill run"))))
        .forEach(all::add);
    for (StudyInsights study : report.facts().insights()) {
      add(all, study, Insight.Kind.SAFE_RANGE, "Stay out of %s");
      add(all, study, Insight.Kind.COMBINATION, "Do not combine %s");
      add(all, study, Insight.Kind.HOPELESS_RUNS, "Stop hopeless runs early%s");
      add(all, study, Insight.Kind.BEST_CONFIG, "Start from %s");
    }
    report.fixes(Verdict.IMPROVED_UNCONFIRMED).stream()
        .limit(MOST_OF_A_KIND)
        .map(
            fix ->
                new Recommendation(
                    "Give %s more seeds".formatted(Wording.words(fix.fix())), fix.reason()))
        .forEach(all::add);
    all.addAll(toRecord(report));
    return all;
  }

  private static void add(
      List<Recommendation> all, StudyInsights study, Insight.Kind kind, String what) {
    study.of(kind).stream()
        .limit(MOST_OF_A_KIND)
        .map(
            insight ->
                new Recommendation(
                    what.formatted(subject(insight)),
                    "%s: %s".formatted(study.experiment(), insight.sentence())))
        .forEach(all::add);
  }

  private static String subject(Insight insight) {
    return switch (insight.kind()) {
      case SAFE_RANGE -> insight.parameter() + " " + insight.range();
      case COMBINATION -> insight.parameter() + " at " + insight.range();
      case BEST_CONFIG -> insight.range();
      default -> "";
    };
  }

  /** Metrics whose absence kept most rules from judging. */
  private static List<Recommendation> toRecord(SweepReport report) {
    Map<String, List<Reason>> missing = new TreeMap<>();
    for (SymptomTally symptom : report.symptoms()) {
      for (Reason reason : symptom.reasons()) {
        if (reason.reason().startsWith("no ")) {
          missing
              .computeIfAbsent(reason.reason().substring("no ".length()), any -> new ArrayList<>())
              .add(reason);
        }
      }
    }
    return missing.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                (Map.Entry<String, List<Reason>> entry) ->
                    -entry.getValue().stream().mapToLong(Reason::runs).sum()))
        .limit(MOST_OF_A_KIND)
        .map(
            entry ->
                new Recommendation(
                    "Record " + entry.getKey(),
                    "Without it %s could not judge up to %s."
                        .formatted(
                            Wording.count(entry.getValue().size(), "rule"),
                            Wording.count(
                                entry.getValue().stream()
                                    .mapToLong(Reason::runs)
                                    .max()
                                    .orElseThrow(),
                                "run"))))
        .toList();
  }
}
