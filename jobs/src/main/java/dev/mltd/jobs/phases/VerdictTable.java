package dev.mltd.jobs.phases;

import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.report.model.Printable;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdicts of a sweep, the verified ones first. */
final class VerdictTable {
  private VerdictTable() {}

  static void print(List<FixVerdict> rows, PrintWriter out) {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    rows.forEach(row -> counts.merge(row.verdict(), 1L, Long::sum));
    out.printf(
        "%n%,d plans: %s%n%n",
        rows.size(),
        counts.entrySet().stream()
            .map(one -> "%,d %s".formatted(one.getValue(), one.getKey()))
            .collect(Collectors.joining(", ")));
    out.printf("%-20s %-14s %-22s %s%n", "verdict", "program", "cause", "fix and what it did");
    for (FixVerdict row : rows) {
      out.printf(
          "%-20s %-14s %-22s %s%n",
          row.verdict(),
          Printable.of(row.program()),
          row.cause().orElse("-"),
          Printable.of(
              row.fix()
                  .map(fix -> "%s: %s%s".formatted(fix, row.reason(), symptom(row)))
                  .orElse(row.reason())));
    }
    rows.stream()
        .flatMap(row -> row.modelPath().stream())
        .findFirst()
        .ifPresent(model -> out.printf("%nSaved models, such as %s%n", Printable.of(model)));
  }

  private static String symptom(FixVerdict row) {
    return row.symptom()
        .map(
            symptom ->
                "; %s in %d of %d, unchanged in %d"
                    .formatted(
                        symptom,
                        row.symptomInTreatment().orElse(0),
                        row.seeds().orElse(0),
                        row.symptomInControl().orElse(0)))
        .orElse("");
  }
}
