package dev.mltd.analysis.cause;

import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Outcome;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.siblings.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A case as numbers, for a ranking that was learned: what each rule said, how the run stands beside
 * its good siblings, where its settings and data differ from those that work, and how heavy the
 * evidence for each cause is. What was not recorded is {@link #MISSING}, a number like no other.
 */
public final class Features {
  /** Stands for what was not recorded: smaller than every measure. */
  public static final double MISSING = -1000;

  /** Powers of ten, beyond those that work, that say no more than that a setting is far off. */
  private static final double FAR = 10;

  private final List<String> names;

  /**
   * @param causes whose evidence takes part
   */
  public Features(List<Cause> causes) {
    this.names = names(causes);
  }

  private static List<String> names(List<Cause> causes) {
    List<String> names = new ArrayList<>();
    Rules.NAMES.forEach(rule -> names.add("finding." + rule));
    for (Standing measure : Standing.values()) {
      names.add("standing." + measure.name().toLowerCase(Locale.ROOT));
    }
    for (Knob knob : Knob.values()) {
      names.add("beyond." + knob.key());
      names.add("unusual." + knob.key());
    }
    names.add("config.differences");
    names.add("data.differs");
    causes.forEach(cause -> names.add("evidence." + cause.name()));
    return List.copyOf(names);
  }

  /** What the numbers of {@link #of} mean, in their order. */
  public List<String> names() {
    return names;
  }

  /** Equal for equal features: what was learned from others cannot be used. */
  public String version() {
    return Fingerprint.of(names).substring(0, 16);
  }

  /**
   * The numbers of a case.
   *
   * @param evidence what the scales say of each cause, in log-odds, in the order of the causes
   */
  public List<Double> of(Case aboutRun, List<Double> evidence) {
    List<Double> numbers = new ArrayList<>(names.size());
    for (String rule : Rules.NAMES) {
      numbers.add(finding(aboutRun.findings().get(rule)));
    }
    for (Standing measure : Standing.values()) {
      numbers.add(aboutRun.standing(measure).orElse(MISSING));
    }
    for (Knob knob : Knob.values()) {
      numbers.add(beyond(knob, aboutRun));
      numbers.add(aboutRun.working().isUnusual(knob, aboutRun.config()) ? 1.0 : 0.0);
    }
    numbers.add(aboutRun.differences().map(keys -> (double) keys.size()).orElse(MISSING));
    numbers.add(otherData(aboutRun));
    numbers.addAll(evidence);
    return numbers;
  }

  /** 0 of a clear rule, else one more than the weight of its severity. */
  private static double finding(Finding finding) {
    if (finding == null) {
      return 0;
    }
    return finding.outcome() == Outcome.FOUND ? 1 + finding.severity().weight() : MISSING;
  }

  private static double beyond(Knob knob, Case aboutRun) {
    Optional<WorkingRuns.Place> place = aboutRun.working().place(knob, aboutRun.config());
    return place.map(one -> Math.max(-FAR, Math.min(FAR, one.decades()))).orElse(MISSING);
  }

  private static double otherData(Case aboutRun) {
    Set<String> theirs = aboutRun.working().data();
    if (aboutRun.data().isEmpty() || theirs.isEmpty()) {
      return MISSING;
    }
    return theirs.contains(aboutRun.data()) ? 0 : 1;
  }
}
