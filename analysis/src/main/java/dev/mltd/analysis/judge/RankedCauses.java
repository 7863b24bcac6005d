package dev.mltd.analysis.judge;

import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.cause.WorkingRuns;
import dev.mltd.analysis.finding.Health;
import dev.mltd.analysis.remedies.Causes;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The causes of a run, sought among all that are known, as they are published. */
public final class RankedCauses {
  private static final Diagnoser DIAGNOSER = new Diagnoser(Causes.ALL);

  private RankedCauses() {}

  /**
   * The causes of a run, the strongest first; never empty.
   *
   * @param programs by name; that of an ill run is among them
   */
  public static List<RankedCause> of(ExaminedRun examined, Map<String, ProgramRuns> programs) {
    String program = examined.run().program();
    // Only what is ill has a cause: for the others nothing need be put in order.
    WorkingRuns working =
        examined.run().health() == Health.ILL ? programs.get(program).working() : WorkingRuns.NONE;
    List<Diagnosis> ranked = DIAGNOSER.diagnose(examined.asCase(working));
    return IntStream.range(0, ranked.size())
        .mapToObj(k -> RankedCause.of(examined.run().runId(), program, k + 1, ranked.get(k)))
        .toList();
  }
}
