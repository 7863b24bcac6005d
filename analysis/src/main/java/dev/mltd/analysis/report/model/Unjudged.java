package dev.mltd.analysis.report.model;

import dev.mltd.analysis.finding.Lack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The distinct pairs of a rule and its reason for not judging; most runs share them. */
public final class Unjudged {
  private final Map<List<String>, Integer> places = new LinkedHashMap<>();
  private final List<Reason> reasons = new ArrayList<>();

  /** Adds a run of which a rule could not say, and answers the place of that pair, from 0. */
  public int add(String rule, Lack lack) {
    int place = places.computeIfAbsent(List.of(rule, lack.sentence()), pair -> places.size());
    if (place == reasons.size()) {
      reasons.add(new Reason(lack, 0));
    }
    Reason known = reasons.get(place);
    reasons.set(place, new Reason(known.lack(), known.runs() + 1));
    return place;
  }

  /** Every rule's reasons. */
  public Map<String, List<Reason>> reasonsByRule() {
    Map<String, List<Reason>> byRule = new TreeMap<>();
    places.forEach(
        (pair, place) ->
            byRule.computeIfAbsent(pair.get(0), rule -> new ArrayList<>()).add(reasons.get(place)));
    return byRule;
  }

  /** All pairs in the order of their places. */
  public List<List<String>> pairs() {
    return List.copyOf(places.keySet());
  }
}
