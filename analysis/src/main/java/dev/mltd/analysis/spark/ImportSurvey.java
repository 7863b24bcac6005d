package dev.mltd.analysis.spark;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.Meaning;
import dev.mltd.analysis.imports.MetricNames;
import dev.mltd.analysis.imports.RunField;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.SetAside;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must be known about all runs together before the first can be made. */
final class ImportSurvey implements Serializable {
  private static final long serialVersionUID = 1;

  /** Metrics that are shares, and that some programs log in per cent. */
  private static final Set<String> SHARES =
      Set.of(Metric.ACCURACY, "balanced_accuracy", "top_5_accuracy");

  /** A share is never larger; the half above allows for weighted ones. */
  private static final double LARGEST_SHARE = 1.5;

  private static final double LARGEST_PERCENTAGE = 100.0001;
  private static final int COLUMNS_SHOWN = 40;

  private final ArrayList<SetAside> setAside = new ArrayList<>();
  private final HashMap<List<String>, Range> shares = new HashMap<>();
  private final TreeMap<String, Boolean> metrics = new TreeMap<>();
  private final TreeSet<String> columns = new TreeSet<>();
  private final EnumSet<RunField> fieldsFound = EnumSet.noneOf(RunField.class);
  private long runs;
  private long points;
  private long absentValues;
  private long runsWithoutHeader;
  private long runsWithoutPoints;

  private record Range(double smallest, double largest) implements Serializable {
    Range with(Range other) {
      return new Range(Math.min(smallest, other.smallest), Math.max(largest, other.largest));
    }
  }

  static ImportSurvey of(Iterator<GatheredRun> runs, FieldColumns fields, MetricNames names) {
    ImportSurvey survey = new ImportSurvey();
    runs.forEachRemaining(run -> survey.add(run, fields, names));
    return survey;
  }

  private void add(GatheredRun run, FieldColumns fields, MetricNames names) {
    setAside.addAll(run.setAside(fields));
    Optional<RunHeader> known = run.header(fields);
    if (known.isEmpty()) {
      return;
    }
    RunHeader header = known.get();
    runs++;
    runsWithoutHeader += run.hasNoHeader() ? 1 : 0;
    runsWithoutPoints += run.chunks().isEmpty() ? 1 : 0;
    fields
        .mapped()
        .forEach(
            (field, column) -> {
              if (FieldColumns.holds(header, column)) {
                fieldsFound.add(field);
              }
            });
    header.config().keySet().stream()
        .limit(Math.max(0, COLUMNS_SHOWN - columns.size()))
        .forEach(columns::add);
    String program = fields.program(header);
    for (ImportPiece.Chunk chunk : run.chunks()) {
      points += chunk.points().size();
      absentValues += chunk.points().absentValues();
      Meaning meaning = names.meaning(chunk.rawName(), header.names());
      metrics.merge(chunk.rawName(), meaning.naming().recognised(), Boolean::logicalOr);
      if (SHARES.contains(meaning.metric().name())) {
        shares.merge(
            List.of(program, chunk.rawName()),
            new Range(chunk.points().smallest(), chunk.points().largest()),
            Range::with);
      }
    }
  }

  /** Adds another part of the same import. */
  ImportSurvey plus(ImportSurvey other) {
    setAside.addAll(other.setAside);
    other.shares.forEach((key, range) -> shares.merge(key, range, Range::with));
    other.metrics.forEach((name, known) -> metrics.merge(name, known, Boolean::logicalOr));
    other.columns.stream().limit(Math.max(0, COLUMNS_SHOWN - columns.size())).forEach(columns::add);
    fieldsFound.addAll(other.fieldsFound);
    runs += other.runs;
    points += other.points;
    absentValues += other.absentValues;
    runsWithoutHeader += other.runsWithoutHeader;
    runsWithoutPoints += other.runsWithoutPoints;
    return this;
  }

  /**
   * Per program, the raw names whose values are per cent: all between 0 and 100, some beyond what a
   * share can be. Only a program as a whole can tell: one of its runs may never exceed 1 %.
   */
  Map<String, Set<String>> percentages() {
    HashMap<String, Set<String>> found = new HashMap<>();
    shares.forEach(
        (key, range) -> {
          if (range.largest() > LARGEST_SHARE
              && range.largest() <= LARGEST_PERCENTAGE
              && range.smallest() >= 0) {
            found.computeIfAbsent(key.get(0), newProgram -> new TreeSet<>()).add(key.get(1));
          }
        });
    return found;
  }

  List<SetAside> setAside() {
    return setAside;
  }

  Set<RunField> fieldsFound() {
    return fieldsFound;
  }

  /** Some of the hyper-parameters that runs have, for messages. */
  Set<String> columns() {
    return columns;
  }

  ImportCounts counts() {
    return new ImportCounts(
        runs, points, absentValues, runsWithoutHeader, runsWithoutPoints, Map.copyOf(metrics));
  }
}
