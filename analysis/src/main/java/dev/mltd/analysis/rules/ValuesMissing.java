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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Inputs have cells without a number. */
public final class ValuesMissing extends Rule {
  static final Limit SHARE =
      new Limit(
          "share",
          0,
          "share of the cells of an input",
          "none: one NaN that is not filled in makes every output NaN");

  private static final Need<List<DataProfile.Feature>> INPUTS =
      Needs.PROFILE.then(
          data -> Needs.some(data.features()),
          data -> Lack.doesNotApply("the training data have no numeric input"));

  ValuesMissing() {
    super(
        Family.DATA,
        "cells of an input are empty, NaN or infinite",
        "unless the program fills them in, they turn the loss NaN; if it does, what it fills in is"
            + " learned",
        "a data profile",
        "Schafer and Graham 2002, Missing Data: Our View of the State of the Art",
        List.of(SHARE),
        List.of(INPUTS));
  }

  @Override
  protected Finding judge(Look look) {
    List<DataProfile.Feature> inputs = look.at(INPUTS);
    double limit = look.limit(SHARE);
    DataProfile.Feature worst =
        Collections.max(inputs, Comparator.comparingDouble(DataProfile.Feature::missingShare));
    if (worst.missingShare() <= limit) {
      return look.clear();
    }
    long others = inputs.stream().filter(one -> one.missingShare() > limit).count();
    return look.found(
            Harm.atMost(Severity.MAJOR, look),
            Profiled.value("missing_share", worst.name(), worst.missingShare()))
        .because(
            worst.missingShare(),
            limit,
            "%.2g %% of the cells of input %s hold no number; %d of %d inputs have such cells",
            100 * worst.missingShare(),
            worst.name(),
            others,
            inputs.size());
  }
}
