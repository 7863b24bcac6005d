package dev.mltd.jobs;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.report.Printable;
import dev.mltd.analysis.compare.FixVerdict;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdicts of a sweep, the verified ones first. */
final class VerdictTable {
  private final List<FixVerdict> rows;

  VerdictTable(List<FixVerdict> rows) {
    this.rows = rows;
  }

  void print(PrintWriter out) {
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    rows.forEach(row -> counts.merge(Verdict.valueOf(row.getVerdict()), 1L, Long::sum));
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
          row.getVerdict(),
          Printable.of(row.getProgram()),
          row.getCause() == null ? "-" : row.getCause(),
          Printable.of(
              row.getFix() == null
                  ? row.getReason()
                  : "%s: %s%s".formatted(row.getFix(), row.getReason(), symptom(row))));
    }
    rows.stream()
        .filter(row -> row.modelPath() != null)
        .findFirst()
        .ifPresent(
            row -> out.printf("%nSaved models, such as %s%n", Printable.of(row.modelPath())));
    out.flush();
  }

  private static String symptom(FixVerdict row) {
    if (row.getSymptom() == null) {
      return "";
    }
    return "; %s in %d of %d, unchanged in %d"
        .formatted(
            row.getSymptom(),
            row.symptomInTreatment(),
            row.getSeeds(),
            row.symptomInControl());
  }
}
