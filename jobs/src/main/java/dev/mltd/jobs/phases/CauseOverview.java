package dev.mltd.jobs.phases;

import dev.mltd.analysis.report.model.CauseTally;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.jobs.options.Sweep;
import dev.mltd.jobs.reporting.RowCounts;
import java.util.Comparator;
import java.util.Map;

/** Why the failing runs of a sweep fail, in a table. */
final class CauseOverview {
  private CauseOverview() {}

  static void print(Sweep sweep) {
    Map<String, Long> counts = RowCounts.ofCauses(sweep.read(Datasets.DIAGNOSES));
    sweep.out().printf("%n%8s  %s%n", "failing", "likeliest cause");
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(
            one ->
                sweep
                    .out()
                    .printf(
                        "%,8d  %-24s %s%n",
                        one.getValue(), one.getKey(), CauseTally.means(one.getKey())));
  }
}
