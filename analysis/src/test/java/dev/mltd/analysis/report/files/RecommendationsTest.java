package dev.mltd.analysis.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.finding.Lack;
import dev.mltd.analysis.report.model.Recommendation;
import dev.mltd.analysis.report.model.Recommendations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sweep of which much is lacking advises to record. */
class RecommendationsTest {

  @Test
  void onlyWhatCanBeRecordedIsAdvisedToBeRecorded() {
    List<Recommendation> advised =
        Recommendations.of(
            MadeUpSweep.sweep()
                .lacking(
                    "LayerFrozen",
                    Lack.metric(
                        "no update_ratio or gradient_norm of two layers",
                        Metric.UPDATE_RATIO,
                        Metric.GRADIENT_NORM))
                .lacking(
                    "WorseThanSiblings",
                    Lack.metric("no metric by which to rank the runs of this program"))
                .lacking(
                    "InputsNotNormalised",
                    Lack.doesNotApply("no input of the training data varies"))
                .lacking("Underfits", Lack.siblings("no siblings of any use"))
                .lacking("LossSpikes", Lack.ofStored(Optional.empty(), "no loss"))
                .healthy("a")
                .report());
    assertThat(advised)
        .containsExactly(
            new Recommendation(
                "Record more",
                "Without it some rules could not judge: update_ratio or gradient_norm (1 run),"
                    + " validation loss (1 run)."));
  }

  @Test
  void dataWithoutAProfileAreAdvisedToBeProfiled() {
    List<Recommendation> advised =
        Recommendations.of(
            MadeUpSweep.sweep()
                .lacking(
                    "ValuesMissing", Lack.profile(DataProfile.missing("a.csv", "", "too large")))
                .lacking("OutliersInInputs", Lack.profile(DataProfile.UNKNOWN))
                .healthy("a")
                .healthy("b")
                .report());
    assertThat(advised)
        .extracting(Recommendation::what)
        .containsExactly("Profile the training data", "Record more");
    assertThat(advised.get(0).why()).contains("could not judge 2 runs");
  }
}
