package dev.mltd.analysis.report.model;

import dev.mltd.analysis.compare.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/** What a sweep comes to, in a paragraph. */
public final class Headline {
  private Headline() {}

  /** Sentences, the weightiest first. */
  public static List<String> of(SweepReport report) {
    Totals totals = report.totals();
    GroupTally all = totals.all();
    List<String> told = new ArrayList<>();
    if (all.runs() == 0) {
      told.add(
          "There is no sweep of %s: no run was diagnosed for that date. `mltd diagnose` does that."
              .formatted(Wording.date(report.facts().date())));
      return told;
    }
    told.add(
        "%s of %s: %s failing, %s healthy%s."
            .formatted(
                Wording.count(all.runs(), "run"),
                Wording.count(totals.programs(), "program"),
                all.ill() == 0 ? "none" : Wording.count(all.ill()),
                Wording.count(all.healthy()),
                all.notJudged() == 0
                    ? ""
                    : ", %s not judged for lack of data"
                        .formatted(Wording.count(all.notJudged()))));
    if (all.ill() > 0) {
      told.add(lost(report));
    }
    told.add(fixes(report));
    told.add(news(report));
    return told;
  }

  private static String lost(SweepReport report) {
    Totals totals = report.totals();
    String unknown =
        totals.illOfUnknownHours() == 0
            ? ""
            : totals.illOfUnknownHours() == totals.all().ill()
                ? " (their hours are unknown; each counts as one)"
                : " (the hours of %s are unknown; each counts as one)"
                    .formatted(Wording.count(totals.illOfUnknownHours()));
    String lost =
        "The failing runs cost %s%s".formatted(Wording.hours(totals.all().hoursLost()), unknown);
    if (report.causes().isEmpty()) {
      return lost + "; their causes were not asked for.";
    }
    CauseTally first = report.causes().get(0);
    return "%s; the most frequent cause is %s (%s)."
        .formatted(
            lost,
            StringUtils.uncapitalize(Wording.words(first.cause())),
            Wording.count(first.runs(), "run"));
  }

  private static String fixes(SweepReport report) {
    Totals totals = report.totals();
    if (totals.fixesTried() == 0) {
      return report.facts().retrained()
          ? "No fix was compared in this sweep."
          : "No fix was tried in this sweep.";
    }
    String tried = Wording.count(totals.fixesTried(), "fix");
    if (totals.fixesVerified() == 0) {
      return "Of %s retrained none is verified; %s."
          .formatted(
              tried,
              report.fixes(Verdict.IMPROVED_UNCONFIRMED).isEmpty()
                  ? "none looks promising either"
                  : "%s may be with more seeds"
                      .formatted(Wording.count(report.fixes(Verdict.IMPROVED_UNCONFIRMED).size())));
    }
    return "Of %s retrained %s verified: %s, %s and a score of %s can be won."
        .formatted(
            tried,
            totals.fixesVerified() == 1 ? "one is" : Wording.count(totals.fixesVerified()) + " are",
            Wording.count(totals.all().fixed(), "failing run"),
            Wording.hours(totals.hoursWon()),
            Wording.number(totals.scoreWon()));
  }

  private static String news(SweepReport report) {
    return report
        .facts()
        .earlier()
        .map(
            earlier ->
                "Since %s: %s newly failing, %s failing again, %s recovered."
                    .formatted(
                        Wording.date(earlier),
                        Wording.count(report.runs(News.NEWLY_ILL).size()),
                        Wording.count(report.runs(News.ILL_AGAIN).size()),
                        Wording.count(report.runs(News.RECOVERED).size())))
        .orElse("There is no earlier sweep to compare with.");
  }
}
