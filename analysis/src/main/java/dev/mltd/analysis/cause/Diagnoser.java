package dev.mltd.analysis.cause;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Ranks the causes of a case. */
public final class Diagnoser {
  /** A cause that is less likely than this is not worth an attempt to fix it. */
  public static final double CREDIBLE = 0.3;

  /** Causes named beside the first. */
  private static final int MOST = 5;

  private static final double WORTH_NAMING = 0.1;

  private final List<Cause> causes;

  /**
   * @param causes to consider; of equal strength the earlier one ranks first
   */
  public Diagnoser(List<Cause> causes) {
    this.causes = List.copyOf(causes);
  }

  /** The causes, the strongest first; never empty. */
  public List<Diagnosis> diagnose(Case aboutRun) {
    return switch (aboutRun.health()) {
      case HEALTHY -> List.of(Diagnosis.answer(Diagnosis.NONE, 1, "no finding of MAJOR or more"));
      case NOT_JUDGED ->
          List.of(Diagnosis.answer(Diagnosis.NOT_JUDGED, 1, "too little was recorded to judge it"));
      case ILL -> ofIll(aboutRun);
    };
  }

  private List<Diagnosis> ofIll(Case aboutRun) {
    List<Diagnosis> ranked =
        causes.stream()
            .map(cause -> weigh(cause, aboutRun))
            .filter(diagnosis -> diagnosis.strength() >= WORTH_NAMING)
            .sorted(Comparator.comparingDouble(Diagnosis::strength).reversed())
            .limit(MOST)
            .toList();
    if (!ranked.isEmpty() && ranked.get(0).strength() >= CREDIBLE) {
      return ranked;
    }
    double best = ranked.isEmpty() ? 0 : ranked.get(0).strength();
    Diagnosis unknown =
        Diagnosis.answer(
            Diagnosis.UNKNOWN, 1 - best, "no known cause is likely enough to act upon");
    return Stream.concat(Stream.of(unknown), ranked.stream()).toList();
  }

  private static Diagnosis weigh(Cause cause, Case aboutRun) {
    Weighing scales = new Weighing(aboutRun);
    cause.weigh(scales);
    return scales.result(cause);
  }
}
