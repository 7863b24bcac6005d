package dev.mltd.analysis.cause;

import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.siblings.Standing;
import dev.mltd.analysis.stats.Rounded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Weighs one cause in one case. Weights are log-odds that add up, as in naive Bayes and in the
 * weight of evidence of I. J. Good (1950): 0.7 doubles the odds, 5 makes them 150-fold. They are
 * coarse on purpose: four words, not fitted numbers.
 */
public final class Weighing {
  /** Doubles the odds. */
  public static final double SLIGHT = 0.7;

  /** Four to five times the odds. */
  public static final double FAIR = 1.5;

  /** Twelve times the odds. */
  public static final double STRONG = 2.5;

  /** Decides unless something equally hard speaks against it. */
  public static final double HARD = 5;

  /** Odds of any one cause before anything is seen: one in twenty. */
  private static final double PRIOR = -3;

  /** A finding that did no harm says half as much. */
  private static final double HARMLESS = 0.5;

  /**
   * Shortfall, as a share of what good siblings achieved, that is more than chance or a setting.
   */
  private static final double MATERIAL = 0.1;

  /** Differences from the most similar run that works, beyond which they point at nothing. */
  private static final int FEW = 4;

  private final Case aboutRun;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<String, Double> symptoms = new HashMap<>();
  private final List<String> missing = new ArrayList<>();

  /** Put into words only where somebody will read it: most causes are ranked too low for that. */
  private record Evidence(double weight, Supplier<String> sentence) {}

  /** Empty scales for a case. */
  public Weighing(Case aboutRun) {
    this.aboutRun = aboutRun;
  }

  /** Lays down evidence: for the cause if the weight is positive, against it if negative. */
  public Weighing add(double weight, String sentence, Object... arguments) {
    evidence.add(new Evidence(weight, () -> String.format(Locale.ROOT, sentence, arguments)));
    return this;
  }

  /** A symptom that speaks for the cause; what was not recorded to see it by is said. */
  public Weighing symptom(Class<? extends Rule> rule, double weight) {
    aboutRun
        .found(rule)
        .ifPresent(finding -> symptoms.put(finding.rule(), addFound(finding, weight)));
    aboutRun
        .lack(rule)
        .filter(Lack::isNotRecorded)
        .ifPresent(lack -> missing.add(rule.getSimpleName() + ": " + lack.sentence()));
    return this;
  }

  /** A symptom that the cause would hardly have. */
  public Weighing notWith(Class<? extends Rule> rule, double weight) {
    aboutRun.found(rule).ifPresent(finding -> addFound(finding, -weight));
    return this;
  }

  /** A symptom that the cause always has: speaks against it where the rule is clear. */
  public Weighing needs(Class<? extends Rule> rule, double weight) {
    if (aboutRun.found(rule).isEmpty() && aboutRun.lack(rule).isEmpty()) {
      add(-weight, "no %s", rule.getSimpleName());
    }
    return this;
  }

  /** What a rule could not judge, because of this, rules the cause out. */
  public Weighing ruledOut(Class<? extends Rule> rule, Lack lack) {
    if (aboutRun.lack(rule).filter(lack::equals).isPresent()) {
      add(-HARD, "%s", lack.sentence());
    }
    return this;
  }

  /**
   * How far the run falls short of its good siblings in a measure, as a share of what they
   * achieved; see {@link Standing}.
   *
   * @param what in words, such as {@code training loss}
   * @param material weight when the shortfall is material, negative when that speaks against it
   * @param otherwise weight when it is not
   */
  public Weighing shortfall(Standing measure, String what, double material, double otherwise) {
    OptionalDouble known = aboutRun.standing(measure);
    if (known.isPresent()) {
      double shortfall = known.getAsDouble();
      double weight = shortfall > MATERIAL ? material : otherwise;
      if (weight != 0) {
        add(
            weight,
            "the %s misses %.0f %% of what good siblings achieved",
            what,
            100 * Math.max(0, shortfall));
      }
    }
    return this;
  }

  private double addFound(Finding finding, double weight) {
    double carried = finding.severity().makesIll() ? weight : HARMLESS * weight;
    add(carried, "%s: %s", finding.rule(), finding.evidence().orElseThrow().sentence());
    return carried;
  }

  /** The cause is that this number is too large. */
  public Weighing tooLarge(Knob knob) {
    return beside(knob, 1, STRONG);
  }

  /** The cause is that this number is too small. */
  public Weighing tooSmall(Knob knob) {
    return beside(knob, -1, STRONG);
  }

  /** The cause may show in that this number is large, or may not. */
  public Weighing maybeTooLarge(Knob knob) {
    return beside(knob, 1, 0);
  }

  /** The cause may show in that this number is small, or may not. */
  public Weighing maybeTooSmall(Knob knob) {
    return beside(knob, -1, 0);
  }

  /**
   * A number beside those of the runs that work: beyond them on the cause's side speaks for it, on
   * the other side against it, and among them against it by the weight given.
   */
  private Weighing beside(Knob knob, int side, double innocent) {
    Optional<WorkingRuns.Place> known = aboutRun.working().place(knob, aboutRun.config());
    double beyond = known.map(place -> side * place.decades()).orElse(0.0);
    if (beyond > 0) {
      addRange(FAIR + STRONG * Math.min(1, beyond), knob, known.get());
      return onlyDifference(knob);
    }
    if (beyond < 0) {
      return addRange(-HARD, knob, known.get());
    }
    Double better = aboutRun.better().get(knob);
    if (better != null) {
      double own = knob.number(aboutRun.config()).getAsDouble();
      return add(
          side * (own - better) > 0 ? STRONG : -STRONG,
          "%s %s, where the best of those that differ in nothing else has %s",
          knob,
          Rounded.toThreeDigits(own),
          Rounded.toThreeDigits(better));
    }
    return innocent == 0 || known.isEmpty() ? this : addRange(-innocent, knob, known.get());
  }

  private Weighing addRange(double weight, Knob knob, WorkingRuns.Place place) {
    return add(
        weight,
        "%s %s, where the runs that work have %s to %s",
        knob,
        Rounded.toThreeDigits(place.value()),
        Rounded.toThreeDigits(place.least()),
        Rounded.toThreeDigits(place.most()));
  }

  /** The cause is that this number is too large or too small. */
  public Weighing outside(Knob knob) {
    boolean below =
        aboutRun
            .working()
            .place(knob, aboutRun.config())
            .filter(place -> place.decades() < 0)
            .isPresent();
    return below ? maybeTooSmall(knob) : maybeTooLarge(knob);
  }

  /** The cause lies in a setting that no run that works has. */
  public Weighing unusual(Knob knob, double weight) {
    if (!aboutRun.working().isUnusual(knob, aboutRun.config())) {
      return this;
    }
    add(
        weight,
        "%s is %s, which none of the %d configs that work has",
        knob,
        knob.text(aboutRun.config()).orElse("not set"),
        aboutRun.working().size());
    return onlyDifference(knob);
  }

  /** One of these settings makes the cause likely. */
  public Weighing setTo(Knob knob, Set<String> values, double weight) {
    knob.text(aboutRun.config())
        .map(text -> text.toLowerCase(Locale.ROOT))
        .filter(values::contains)
        .ifPresent(text -> add(weight, "%s is %s", knob, text));
    return this;
  }

  private Weighing onlyDifference(Knob knob) {
    fewDifferences()
        .filter(keys -> keys.stream().anyMatch(knob::isKey))
        .ifPresent(keys -> addDifferences(STRONG / keys.size(), keys));
    return this;
  }

  private Optional<Set<String>> fewDifferences() {
    return aboutRun.differences().filter(keys -> keys.size() <= FEW);
  }

  private void addDifferences(double weight, Set<String> keys) {
    add(weight, "the most similar run that works differs only in %s", String.join(", ", keys));
  }

  /**
   * The cause lies in these settings, or in none: what little else the most similar run that works
   * differs in speaks against it, unless one of these is known to do better alone.
   */
  public Weighing liesIn(Knob... knobs) {
    if (aboutRun.sameConfigWorks()) {
      return add(-FAIR, "the very same config works");
    }
    fewDifferences()
        .filter(
            keys ->
                Arrays.stream(knobs)
                    .noneMatch(
                        knob ->
                            aboutRun.better().containsKey(knob)
                                || keys.stream().anyMatch(knob::isKey)))
        .ifPresent(keys -> addDifferences(-STRONG, keys));
    return this;
  }

  /** The cause lies in the training data: speaks against it when a run that works has the same. */
  public Weighing otherData(double weight) {
    return besideData(weight, STRONG);
  }

  /** The cause lies in data that may be other than those of the runs that work, or may not. */
  public Weighing maybeOtherData(double weight) {
    return besideData(weight, 0);
  }

  private Weighing besideData(double weight, double innocent) {
    Set<String> theirs = aboutRun.working().data();
    if (aboutRun.data().isEmpty() || theirs.isEmpty()) {
      missing.add("the fingerprint of the training data");
      if (innocent > 0
          && aboutRun.data().isEmpty()
          && theirs.isEmpty()
          && aboutRun.working().size() > 0) {
        add(-FAIR, "runs of the same program work, and none names other training data");
      }
    } else if (!theirs.contains(aboutRun.data())) {
      add(weight, "no run that works learned from this training data");
      if (aboutRun.sameConfigWorks()) {
        add(STRONG, "the same config works on other training data");
      }
    } else if (innocent > 0) {
      add(-innocent, "runs that work learned from the same training data");
    }
    return this;
  }

  /** What the scales say, in log-odds: 0 is one to one. */
  private double logOdds() {
    double logOdds = PRIOR;
    for (Evidence one : evidence) {
      logOdds += one.weight();
    }
    return logOdds;
  }

  /** The same as a share, 0 to 1. */
  public double strength() {
    return 1 / (1 + Math.exp(-logOdds()));
  }

  /** What the scales say, with all that lies on them. */
  public Diagnosis result(Cause cause) {
    return new Diagnosis(cause.name(), strength(), sentences(1), sentences(-1), missing, symptoms);
  }

  private List<String> sentences(int sign) {
    return evidence.stream()
        .filter(one -> sign * one.weight() > 0)
        .sorted(Comparator.comparingDouble(one -> -sign * one.weight()))
        .map(one -> one.sentence().get())
        .distinct()
        .toList();
  }
}
