package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.RunConfig;
import dev.mltd.analysis.measure.PrimaryMetric;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A program that can be trained again, as its team says.
 *
 * @param program what is trained
 * @param trainer kind of trainer
 * @param trainerVersion version of the trainer and of whatever else determines its results
 * @param deviceType what it runs on
 * @param data what runs learn from that do not say it themselves
 * @param stated the primary metric, where the team states one
 * @param conventional the primary metric of its archived runs by convention
 * @param guards metrics that must not get worse
 * @param budget of this program alone
 * @param refusal why the trainer cannot carry a config out; empty when it can
 */
public record TrainableProgram(
    Program program,
    String trainer,
    String trainerVersion,
    String deviceType,
    Optional<DataReference> data,
    Optional<PrimaryMetric> stated,
    Optional<PrimaryMetric> conventional,
    List<PrimaryMetric> guards,
    Budget budget,
    Function<RunConfig, Optional<String>> refusal) {

  /** The same with another primary metric by convention. */
  public TrainableProgram withConventional(Optional<PrimaryMetric> metric) {
    return new TrainableProgram(
        program,
        trainer,
        trainerVersion,
        deviceType,
        data,
        stated,
        metric,
        guards,
        budget,
        refusal);
  }
}
