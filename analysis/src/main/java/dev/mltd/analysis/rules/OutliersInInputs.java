package dev.mltd.analysis.rules;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.finding.Family;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.finding.Limit;
import dev.mltd.analysis.finding.Look;
import dev.mltd.analysis.finding.Needs;
import dev.mltd.analysis.finding.Rule;
import dev.mltd.analysis.finding.Severity;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** A few values of an input are very far from all others. */
public final class OutliersInInputs extends Rule {
  static final Limit SIZE =
      new Limit(
          "size",
          30,
          "robust deviations from the median",
          "six times what Tukey 1977 calls far out (4.7 of a normal distribution)");
  static final Limit MOST =
      new Limit(
          "most",
          0.2,
          "share of the values",
          "beyond a fifth it is the shape of the distribution, not outliers");

  OutliersInInputs() {
    super(
        Family.DATA,
        "at most 20 % of the values of an input are outliers, and the farthest is beyond 30 robust"
            + " deviations",
        "a few batches give gradients that undo what the others learned; a mean and a deviation"
            + " taken from such data normalise badly",
        "a data profile",
        "Tukey 1977, Exploratory Data Analysis",
        List.of(SIZE, MOST),
        List.of(Needs.PROFILE));
  }

  @Override
  protected Finding judge(Look look) {
    DataProfile data = look.at(Needs.PROFILE);
    double size = look.limit(SIZE);
    double most = look.limit(MOST);
    List<DataProfile.Feature> odd =
        data.features().stream()
            .filter(one -> one.outlierShare() > 0 && one.outlierShare() <= most)
            .filter(one -> one.farthest() > size)
            .toList();
    if (odd.isEmpty()) {
      return look.clear();
    }
    DataProfile.Feature worst =
        Collections.max(odd, Comparator.comparingDouble(DataProfile.Feature::farthest));
    return look.found(
            Harm.atMost(Severity.MAJOR, look),
            Profiled.value("input_outliers", worst.name(), worst.farthest()))
        .because(
            worst.farthest(),
            size,
            "%.2g %% of the values of input %s are outliers, up to %.3g robust deviations from the"
                + " median; %d of %d inputs have such",
            100 * worst.outlierShare(),
            worst.name(),
            worst.farthest(),
            odd.size(),
            data.features().size());
  }
}
