package dev.mltd.jobs.phases;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.report.Printable;
import dev.mltd.analysis.spark.rows.ComparisonRow;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The verdicts of a sweep, the verified ones first. */
final class VerdictTable {
  private final List<ComparisonRow> rows;

  VerdictTable(List<ComparisonRow> rows) {
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
    for (ComparisonRow row : rows) {
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
        .filter(row -> row.getModel_path() != null)
        .findFirst()
        .ifPresent(
            row -> out.printf("%nSaved models, such as %s%n", Printable.of(row.getModel_path())));
    out.flush();
  }

  private static String symptom(ComparisonRow row) {
    if (row.getSymptom() == null) {
      return "";
    }
    return "; %s in %d of %d, unchanged in %d"
        .formatted(
            row.getSymptom(),
            row.getSymptom_in_treatment(),
            row.getSeeds(),
            row.getSymptom_in_control());
  }
}
