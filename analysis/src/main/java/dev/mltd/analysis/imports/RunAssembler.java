package dev.mltd.analysis.imports;

import dev.mltd.analysis.archive.Fingerprint;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.PointCounts;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.archive.Series;
import dev.mltd.analysis.archive.Source;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.names.Meaning;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.imports.names.Shares;
import dev.mltd.analysis.imports.points.BuiltSeries;
import dev.mltd.analysis.imports.points.Points;
import dev.mltd.analysis.imports.points.RawSeries;
import dev.mltd.analysis.imports.points.SeriesBuilder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a run of what was read about it, always in the same way whatever tool wrote it: fields and
 * config, canonical metrics, series in order, and a fingerprint of all that was read.
 */
public final class RunAssembler implements Serializable {
  private static final long serialVersionUID = 1;

  /** Begins the summary's full point count of a series that was thinned; its raw name follows. */
  public static final String POINTS_OF = "points of ";

  /** The summary's count of values that were absent in the file and are NaN here. */
  public static final String ABSENT_VALUES = "absent values read as NaN";

  /** Changes whenever the same files would give other runs, so that they are imported again. */
  private static final String MAPPING_VERSION = "1";

  private final FieldColumns fields;
  private final MetricNames names;

  /**
   * Fixes how runs are understood.
   *
   * @param fields where a run says what it is called, what it trains, and so on
   */
  public RunAssembler(FieldColumns fields, MetricNames names) {
    this.fields = fields;
    this.names = names;
  }

  /** What differs when the same files would give other runs. */
  public String options() {
    return new Fingerprint()
        .add(MAPPING_VERSION)
        .add(fields.toString())
        .add(names.overridesText())
        .digits();
  }

  /**
   * Makes a run.
   *
   * @param read its series, at most one per raw name and layer; empty ones are passed over
   * @param percentages raw names whose values are per cent of what is kept, which is a share
   */
  public RunHistory assemble(RunHeader header, List<RawSeries> read, Set<String> percentages) {
    List<RawSeries> sorted =
        read.stream()
            .filter(raw -> raw.points().size() > 0)
            .sorted(Comparator.comparing(RawSeries::rawName).thenComparing(RawSeries::layer))
            .toList();
    List<String> scaled =
        sorted.stream().map(RawSeries::rawName).filter(percentages::contains).sorted().toList();
    Source source = new Source(header.tool(), header.path(), fingerprint(header, sorted, scaled));
    List<Meaning> meanings = names.meanings(sorted, header.names());
    Map<String, Double> summary = new TreeMap<>(header.summary());
    List<Series> series = new ArrayList<>();
    PointCounts counts = PointCounts.NONE;
    long absent = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Points points = sorted.get(i).points();
      Meaning meaning = meanings.get(i);
      if (percentages.contains(sorted.get(i).rawName())) {
        points.replaceValues(Shares::ofPerCent);
      }
      BuiltSeries built =
          SeriesBuilder.build(points, meaning.metric(), meaning.layer(), meaning.naming());
      series.add(built.series());
      counts = counts.plus(built.counts());
      absent += points.absentValues();
      if (built.noiseBeforeThinning().isPresent()) {
        String name = sorted.get(i).rawName();
        summary.put(POINTS_OF + name, (double) points.size());
        summary.put(Run.NOISE_OF + name, built.noiseBeforeThinning().getAsDouble());
      }
    }
    if (absent > 0) {
      summary.put(ABSENT_VALUES, (double) absent);
    }
    addTotals(series);
    Run run = fields.toRun(header).summary(summary).source(source).counts(counts).build();
    return new RunHistory(run, series);
  }

  /**
   * Where a split has several losses ({@code box_loss}, {@code class_loss}) and no total, their sum
   * stands for it, marked as derived.
   */
  private static void addTotals(List<Series> series) {
    for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
      Metric loss = new Metric(Metric.LOSS, split);
      List<Series> parts =
          series.stream()
              .filter(
                  part ->
                      part.metric().split() == split
                          && part.layer().isEmpty()
                          && part.naming().mappedBy().equals(MetricNames.QUALIFIED)
                          && part.metric().name().endsWith("_" + Metric.LOSS))
              .toList();
      boolean hasTotal = series.stream().anyMatch(other -> other.metric().equals(loss));
      if (!hasTotal && parts.size() > 1 && allAtTheSameSteps(parts)) {
        series.add(sum(parts, loss));
      }
    }
  }

  private static boolean allAtTheSameSteps(List<Series> parts) {
    return parts.stream().allMatch(part -> Arrays.equals(part.steps(), parts.get(0).steps()));
  }

  private static Series sum(List<Series> parts, Metric total) {
    Series first = parts.get(0);
    double[] values = new double[first.size()];
    for (Series part : parts) {
      for (int i = 0; i < values.length; i++) {
        values[i] += part.values()[i];
      }
    }
    String rawNames =
        parts.stream().map(part -> part.naming().rawName()).collect(Collectors.joining(" + "));
    return new Series(
        total,
        "",
        new Naming(rawNames, MetricNames.DERIVED, MetricKind.LOSS.direction()),
        first.stepUnit(),
        first.steps(),
        values,
        first.seconds());
  }

  private String fingerprint(RunHeader header, List<RawSeries> sorted, List<String> scaled) {
    Fingerprint fingerprint =
        new Fingerprint()
            .add(MAPPING_VERSION)
            .add(header.text())
            .add(fields.toString())
            .add(names.overridesText())
            .add(scaled.toString());
    for (RawSeries raw : sorted) {
      fingerprint.add(raw.rawName()).add(raw.layer());
      raw.points().addTo(fingerprint);
    }
    return fingerprint.digits();
  }
}
