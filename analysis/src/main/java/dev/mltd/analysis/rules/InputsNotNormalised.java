package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Need;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.stats.Quantile;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Inputs are far from order one. */
public final class InputsNotNormalised extends Rule {
  static final Limit LARGE =
      new Limit(
          "large",
          10,
          "root mean square of an input",
          "an order above the deviation of 1 that LeCun et al. 1998, Efficient BackProp, ask for");
  static final Limit SMALL =
      new Limit(
          "small",
          0.01,
          "largest absolute value of an input",
          "two orders below 1: hardly moves a unit; of sparse inputs only the extremes tell");

  private static double size(DataProfile.Feature input) {
    return Math.hypot(input.mean(), input.deviation());
  }

  private static double extreme(DataProfile.Feature input) {
    return Math.max(Math.abs(input.minimum()), Math.abs(input.maximum()));
  }

  private static final Need<List<DataProfile.Feature>> VARYING =
      Needs.PROFILE.then(
          data -> Needs.some(data.features().stream().filter(one -> one.deviation() > 0).toList()),
          data -> Lack.doesNotApply("no input of the training data varies"));

  InputsNotNormalised() {
    super(
        Family.DATA,
        "an input has a root mean square above 10, or most inputs never exceed 0.01",
        "steps that suit one input are too large or too small for the others",
        "a data profile",
        "LeCun et al. 1998, Efficient BackProp",
        List.of(LARGE, SMALL),
        List.of(VARYING));
  }

  @Override
  protected Finding judge(Look look) {
    List<DataProfile.Feature> varying = look.at(VARYING);
    DataProfile.Feature largest =
        Collections.max(varying, Comparator.comparingDouble(InputsNotNormalised::size));
    double large = look.limit(LARGE);
    double typical =
        Quantile.median(varying.stream().mapToDouble(InputsNotNormalised::extreme).toArray());
    double small = look.limit(SMALL);
    if (size(largest) <= large && typical >= small) {
      return look.clear();
    }
    Severity severity = Harm.atMost(Severity.MAJOR, look);
    if (size(largest) > large) {
      long beyond = varying.stream().filter(one -> size(one) > large).count();
      return look.found(severity, Profiled.value("input_size", largest.name(), size(largest)))
          .because(
              size(largest),
              large,
              "input %s has mean %.3g and deviation %.3g; %d of %d inputs are as large",
              largest.name(),
              largest.mean(),
              largest.deviation(),
              beyond,
              look.run().data().features().size());
    }
    return look.found(severity, Profiled.value("input_size", "", typical))
        .because(typical, small, "the median input never exceeds %.3g", typical);
  }
}
