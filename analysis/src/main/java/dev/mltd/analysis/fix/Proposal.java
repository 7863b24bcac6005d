package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Knob;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A plan that waits for a budget.
 *
 * @param group that it is to fix
 * @param program how it is trained
 * @param data what it learns from
 * @param metric by which arms are compared
 * @param candidates at least one
 */
record Proposal(
    IllGroup group,
    TrainableProgram program,
    DataReference data,
    PrimaryMetric metric,
    Candidates candidates) {

  /** What carrying it out is worth: severity times hours at stake times chance of success. */
  double worth() {
    return group.score() * candidates.chance();
  }

  /** The most it takes with so many seeds: the dearest candidate wins the selection. */
  Cost cost(int seeds) {
    double hours = group.hours();
    double all = 0;
    double dearest = 0;
    for (Candidate candidate : candidates.chosen()) {
      double own = hours * epochs(candidate.config()) / epochs(group.first().config());
      all += own;
      dearest = Math.max(dearest, own);
    }
    return new Cost(
        1 + candidates.chosen().size() + 2 * seeds, hours + all + seeds * (hours + dearest));
  }

  /** Its epochs, or one when the config does not tell. */
  private static double epochs(RunConfig config) {
    OptionalDouble epochs = Knob.EPOCHS.number(config);
    return epochs.isPresent() && epochs.getAsDouble() > 0 ? epochs.getAsDouble() : 1;
  }

  /** The plan, with so many seeds to confirm on. */
  FixPlan plan(int seeds) {
    List<Long> fresh = FreshSeeds.of(group.id(), group.usedSeeds(), 1 + seeds);
    return new FixPlan(
        group.id(),
        group.runIds(),
        new Training(
            group.program(),
            group.first().config(),
            fresh.get(0),
            data,
            program.trainer(),
            program.trainerVersion(),
            program.deviceType()),
        candidates.chosen(),
        metric,
        program.guards(),
        fresh.subList(1, fresh.size()),
        cost(seeds));
  }
}
