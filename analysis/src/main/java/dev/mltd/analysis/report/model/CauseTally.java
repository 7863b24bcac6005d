package dev.mltd.analysis.report.model;

import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.remedies.Causes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Failing runs with the same likeliest cause.
 *
 * @param cause its name
 * @param means what is wrong, in a sentence
 * @param runs how many
 * @param hours that they took; unknown ones count as one
 * @param programs how many they belong to
 */
public record CauseTally(String cause, String means, long runs, double hours, long programs) {

  /** The tallies of all failing runs, the most frequent cause first; empty when not attributed. */
  public static List<CauseTally> of(List<RunLine> runs) {
    return runs.stream()
        .filter(run -> run.isIll() && !run.cause().isEmpty())
        .collect(Collectors.groupingBy(RunLine::cause))
        .entrySet()
        .stream()
        .map(
            entry ->
                new CauseTally(
                    entry.getKey(),
                    means(entry.getKey()),
                    entry.getValue().size(),
                    entry.getValue().stream().mapToDouble(RunLine::countedHours).sum(),
                    entry.getValue().stream().map(RunLine::program).distinct().count()))
        .sorted(
            Comparator.comparingLong(CauseTally::runs).reversed().thenComparing(CauseTally::cause))
        .toList();
  }

  /** What is wrong where a run has this cause, in a sentence. */
  public static String means(String cause) {
    return Causes.named(cause)
        .map(one -> one.means())
        .orElse(cause.equals(Diagnosis.UNKNOWN) ? "no known cause is likely enough" : "");
  }
}
