package dev.mltd.jobs.lab.programs;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.RunHistory;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What is wrong with a run of the lab, kept apart from its history.
 *
 * @param runId the run
 * @param program its program
 * @param fault the cause that a diagnosis should give; empty when nothing was done wrong
 * @param severity {@code mild} or {@code severe}; empty without a fault
 * @param shows whether the fault did harm: the runs of its config end, on average, worse than the
 *     healthy ones of the program by 3 standard deviations and by 2 %; false without a fault
 * @param part what its program is for
 */
public record FaultLabel(
    String runId, String program, String fault, String severity, boolean shows, Part part) {

  /** Names of the columns, in the order of {@link #toCsv}. */
  public static final String CSV_HEADER = "run_id,program,fault,severity,shows,part";

  private static final double DEVIATIONS = 3;
  private static final double SHARE = 0.02;

  /**
   * Labels the runs of whole sweeps, program by program.
   *
   * @param trainings that were carried out
   * @param histories what each of them left, in any order
   * @throws IllegalArgumentException when a history is missing, or fewer than two healthy runs of a
   *     program ended well
   */
  public static List<FaultLabel> of(List<LabTraining> trainings, List<RunHistory> histories) {
    Map<String, RunHistory> byId =
        histories.stream()
            .collect(Collectors.toMap(history -> history.run().runId(), Function.identity()));
    ToDoubleFunction<LabTraining> end =
        training -> {
          RunHistory history = byId.get(training.runId());
          if (history == null) {
            throw new IllegalArgumentException("no history of " + training.runId());
          }
          return end(training.program(), history);
        };
    Map<LabProgram, List<LabTraining>> sweeps =
        trainings.stream()
            .collect(
                Collectors.groupingBy(LabTraining::program, TreeMap::new, Collectors.toList()));
    return sweeps.values().stream().flatMap(sweep -> ofSweep(sweep, end).stream()).toList();
  }

  /** As a line of a CSV file, without its end. */
  public String toCsv() {
    return String.join(",", runId, program, fault, severity, String.valueOf(shows), part.stored());
  }

  private static List<FaultLabel> ofSweep(
      List<LabTraining> sweep, ToDoubleFunction<LabTraining> end) {
    double[] healthy =
        sweep.stream()
            .filter(LabTraining::isHealthy)
            .mapToDouble(end)
            .filter(Double::isFinite)
            .toArray();
    if (healthy.length < 2) {
      throw new IllegalArgumentException(
          "%d healthy runs of %s ended well, 2 are needed"
              .formatted(healthy.length, sweep.get(0).program().program()));
    }
    double mean = mean(healthy);
    double margin = Math.max(DEVIATIONS * deviation(healthy), SHARE * Math.abs(mean));
    return sweep.stream()
        .map(
            training -> {
              double[] replicates =
                  sweep.stream()
                      .filter(other -> other.isReplicateOf(training))
                      .mapToDouble(end)
                      .toArray();
              return new FaultLabel(
                  training.runId(),
                  training.program().program().name(),
                  training.fault(),
                  training.severity(),
                  !training.isHealthy() && mean(replicates) - mean > margin,
                  training.program().part());
            })
        .toList();
  }

  /** The end, turned so that lower is better; of a failure infinite. */
  private static double end(LabProgram program, RunHistory history) {
    double sign = program.direction() == Direction.MAXIMISE ? -1 : 1;
    OptionalDouble end = program.end(history);
    return end.isPresent() ? sign * end.getAsDouble() : Double.POSITIVE_INFINITY;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
