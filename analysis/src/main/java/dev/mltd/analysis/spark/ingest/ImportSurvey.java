package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.names.Meaning;
import dev.mltd.analysis.imports.names.MetricNames;
import dev.mltd.analysis.imports.names.RunField;
import dev.mltd.analysis.imports.names.Shares;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
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

  private static final int COLUMNS_SHOWN = 40;

  private final ArrayList<SetAside> setAside = new ArrayList<>();
  private final Shares shares = new Shares();
  private final TreeMap<String, Boolean> metrics = new TreeMap<>();
  private final TreeSet<String> columns = new TreeSet<>();
  private final EnumSet<RunField> fieldsFound = EnumSet.noneOf(RunField.class);
  private long runs;
  private long points;
  private long absentValues;
  private long runsWithoutHeader;
  private long runsWithoutPoints;

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
      shares.add(program, chunk.rawName(), meaning.metric(), chunk.points().values());
    }
  }

  /** Adds another part of the same import. */
  ImportSurvey plus(ImportSurvey other) {
    setAside.addAll(other.setAside);
    shares.plus(other.shares);
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

  /** The ranges of metrics that some programs log in per cent. */
  Shares shares() {
    return shares;
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

  /**
   * What was seen.
   *
   * @param unchanged runs that were not read, because they are as they were
   */
  ImportCounts counts(long unchanged) {
    return new ImportCounts(
        runs,
        unchanged,
        points,
        absentValues,
        runsWithoutHeader,
        runsWithoutPoints,
        Map.copyOf(metrics));
  }
}
