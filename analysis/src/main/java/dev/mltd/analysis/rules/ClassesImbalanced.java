package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.measure.MeasuredSeries;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One class of the training data has many times fewer examples than another. */
public final class ClassesImbalanced extends Rule {
  /** Why it does not judge a regression. */
  public static final Lack NO_CLASSES = Lack.doesNotApply("the training data have no classes");

  static final Limit RATIO =
      new Limit(
          "ratio",
          9,
          "examples of the largest class per example of the smallest",
          "Alcala-Fdez et al. 2011, the KEEL repository: highly imbalanced above 9");

  private static final Need<DataProfile> TRAINED =
      Needs.PROFILE.where(data -> !data.classes().isEmpty(), data -> NO_CLASSES);

  private static final Need<SortedMap<String, Long>> CLASSES =
      Need.besideSiblings(
          (run, siblings) ->
              TRAINED
                  .find(run, siblings)
                  .map(data -> withAbsent(run, data.classes()))
                  .filter(classes -> classes.size() > 1),
          (run, siblings) ->
              TRAINED
                  .lack(run, siblings)
                  .orElseGet(() -> Lack.doesNotApply("the training data hold one class only")));

  ClassesImbalanced() {
    super(
        Family.DATA,
        "the largest class of the training data has more than 9 times the examples of the smallest",
        "the loss and the accuracy are made by the large classes; the small may be ignored",
        "a data profile with at least two classes, of which one may be known by its recall alone",
        "He and Garcia 2009, Learning from Imbalanced Data",
        List.of(RATIO),
        List.of(CLASSES));
  }

  @Override
  protected Finding judge(Look look) {
    SortedMap<String, Long> classes = look.at(CLASSES);
    Map.Entry<String, Long> rarest =
        Collections.min(classes.entrySet(), Map.Entry.comparingByValue());
    long most = Collections.max(classes.values());
    double ratio = (double) most / rarest.getValue();
    double limit = look.limit(RATIO);
    if (ratio <= limit) {
      return look.clear();
    }
    return look.found(
            Harm.atMost(Severity.MAJOR, look),
            Profiled.value("class_ratio", rarest.getKey(), ratio))
        .because(
            ratio,
            limit,
            "class %s has %d examples of %d, the largest class %d",
            rarest.getKey(),
            rarest.getValue(),
            look.run().data().examples(),
            most);
  }

  /**
   * With the classes that are validated and never trained, where both go by the same names: a class
   * that is absent is the rarest of all.
   */
  private static SortedMap<String, Long> withAbsent(
      MeasuredRun run, SortedMap<String, Long> trained) {
    List<String> validated =
        run.layers(Metric.CLASS_RECALL).stream().map(MeasuredSeries::layer).toList();
    SortedMap<String, Long> classes = new TreeMap<>(trained);
    if (validated.containsAll(trained.keySet())) {
      validated.forEach(name -> classes.putIfAbsent(name, 0L));
    }
    return classes;
  }
}
