package dev.mltd.analysis.remedies;

import dev.mltd.analysis.fix.Remedy;
import java.util.List;
import java.util.stream.Stream;

/** What can be done about each cause: the tables as one. */
public final class Remedies {

  /** Every row, table by table; one for each cause. */
  public static final List<Remedy> ALL =
      Stream.of(
              LearningRateRemedies.ROWS,
              BatchRemedies.ROWS,
              RegularisationRemedies.ROWS,
              CapacityRemedies.ROWS,
              GradientRemedies.ROWS,
              LayerRemedies.ROWS,
              DataRemedies.ROWS,
              LossRemedies.ROWS)
          .flatMap(List::stream)
          .toList();

  private Remedies() {}
}
