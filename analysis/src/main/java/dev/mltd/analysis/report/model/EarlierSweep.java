package dev.mltd.analysis.report.model;

import dev.mltd.analysis.finding.Health;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the sweep before this one said of its runs, so that what is new can be told. */
public final class EarlierSweep {
  private final LocalDate date;
  private final Map<String, Health> runs = new HashMap<>();
  private final Set<String> illGroups = new HashSet<>();

  /** Knows of no run yet. */
  public EarlierSweep(LocalDate date) {
    this.date = date;
  }

  /** The date of that sweep. */
  public LocalDate date() {
    return date;
  }

  /** Adds a run of that sweep. */
  public void add(String runId, String group, Health health) {
    runs.put(runId, health);
    if (health == Health.ILL) {
      illGroups.add(group);
    }
  }

  /** What is new about a run of today's sweep. */
  public News of(String runId, String group, Health today) {
    Health then = runs.get(runId);
    if (today == Health.ILL && then == null) {
      // Somebody started a config again that was known to fail.
      return illGroups.contains(group) ? News.ILL_AGAIN : News.NEWLY_ILL;
    }
    if (today == Health.ILL && then != Health.ILL) {
      return News.NEWLY_ILL;
    }
    return today == Health.HEALTHY && then == Health.ILL ? News.RECOVERED : News.NONE;
  }
}
