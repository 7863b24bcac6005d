package dev.mltd.retrain.programs;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.fix.Budget;
import dev.mltd.analysis.fix.TrainableProgram;
import dev.mltd.analysis.measure.PrimaryMetric;
import dev.mltd.retrain.Trainer;
import java.util.List;
import java.util.Optional;

/**
 * How a team's program is trained and judged.
 *
 * @param program as its runs name it
 * @param trainer that carries its trainings out
 * @param data what runs learn from that do not say it themselves
 * @param metric the primary metric; without it the conventional one counts
 * @param guards metrics that must not get worse
 * @param budget of this program alone
 */
public record TrainedProgram(
    Program program,
    Trainer trainer,
    Optional<DataReference> data,
    Optional<PrimaryMetric> metric,
    List<PrimaryMetric> guards,
    Budget budget) {

  /**
   * As the planner takes it.
   *
   * @param deviceType what its trainings will run on
   */
  public TrainableProgram trainable(String deviceType) {
    return new TrainableProgram(
        program,
        trainer.kind(),
        trainer.version(),
        deviceType,
        data,
        metric,
        Optional.empty(),
        guards,
        budget,
        config -> trainer.refusal(program, config));
  }
}
