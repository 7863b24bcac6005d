package dev.mltd.analysis.cause;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ranks the causes of a case.
 *
 * @param causes to consider; of equal strength the earlier one ranks first
 */
public record Diagnoser(List<Cause> causes) {
  /** A cause that is less likely than this is not worth an attempt to fix it. */
  public static final double CREDIBLE = 0.3;

  /** Causes named beside the first. */
  private static final int MOST = 5;

  private static final double WORTH_NAMING = 0.1;

  private static final Comparator<Map.Entry<Cause, Weighing>> BY_STRENGTH =
      Comparator.comparingDouble(one -> one.getValue().strength());

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
    Map<Cause, Weighing> scales = weigh(aboutRun);
    double best = scales.values().stream().mapToDouble(Weighing::strength).max().orElse(0);
    List<Diagnosis> ranked =
        scales.entrySet().stream()
            .filter(one -> one.getValue().strength() >= WORTH_NAMING)
            .sorted(BY_STRENGTH.reversed())
            .limit(MOST)
            .map(one -> one.getValue().result(one.getKey()))
            .toList();
    if (!ranked.isEmpty() && best >= CREDIBLE) {
      return ranked;
    }
    Diagnosis unknown =
        Diagnosis.answer(
            Diagnosis.UNKNOWN, 1 - best, "no known cause is likely enough to act upon");
    return Stream.concat(Stream.of(unknown), ranked.stream()).toList();
  }

  private Map<Cause, Weighing> weigh(Case aboutRun) {
    Map<Cause, Weighing> scales = new LinkedHashMap<>();
    for (Cause cause : causes) {
      Weighing one = new Weighing(aboutRun);
      cause.weigh(one);
      scales.put(cause, one);
    }
    return scales;
  }
}
