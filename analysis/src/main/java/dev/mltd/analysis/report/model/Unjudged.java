package dev.mltd.analysis.report.model;

import dev.mltd.analysis.finding.Lack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The distinct pairs of a rule and its reason for not judging; most runs share them. */
public final class Unjudged {
  private final Map<List<String>, Integer> places = new HashMap<>();
  private final List<List<String>> pairs = new ArrayList<>();
  private final List<Lack> lacks = new ArrayList<>();
  private final List<Long> runs = new ArrayList<>();

  /** Adds a run of which a rule could not say, and answers the place of that pair, from 0. */
  public int add(String rule, Lack lack) {
    List<String> pair = List.of(rule, lack.sentence());
    Integer place = places.get(pair);
    if (place == null) {
      place = pairs.size();
      places.put(pair, place);
      pairs.add(pair);
      lacks.add(lack);
      runs.add(0L);
    }
    runs.set(place, runs.get(place) + 1);
    return place;
  }

  /** Every rule's reasons. */
  public Map<String, List<Reason>> reasonsByRule() {
    Map<String, List<Reason>> reasons = new TreeMap<>();
    for (int place = 0; place < pairs.size(); place++) {
      reasons
          .computeIfAbsent(pairs.get(place).get(0), rule -> new ArrayList<>())
          .add(new Reason(lacks.get(place), runs.get(place)));
    }
    return reasons;
  }

  /** All pairs in the order of their places. */
  public List<List<String>> pairs() {
    return pairs;
  }
}
