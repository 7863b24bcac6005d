package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.RunAssembler;
import dev.mltd.analysis.imports.RunHeader;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The archive's rows of those gathered runs that are imported. */
final class RunRows implements Iterator<ArchivedRun> {
  private final Iterator<GatheredRun> runs;
  private final FieldColumns fields;
  private final RunAssembler assembler;
  private final Map<String, Set<String>> percentages;
  private final Instant importedAt;
  private Optional<ArchivedRun> ahead = Optional.empty();

  RunRows(
      Iterator<GatheredRun> runs,
      FieldColumns fields,
      RunAssembler assembler,
      Map<String, Set<String>> percentages,
      Instant importedAt) {
    this.runs = runs;
    this.fields = fields;
    this.assembler = assembler;
    this.percentages = percentages;
    this.importedAt = importedAt;
  }

  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && runs.hasNext()) {
      GatheredRun run = runs.next();
      ahead = run.header(fields).map(header -> row(header, run));
    }
    return ahead.isPresent();
  }

  @Override
  public ArchivedRun next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ArchivedRun row = ahead.orElseThrow();
    ahead = Optional.empty();
    return row;
  }

  private ArchivedRun row(RunHeader header, GatheredRun run) {
    return ArchivedRun.of(
        assembler.assemble(
            header, run.series(), percentages.getOrDefault(fields.program(header), Set.of())),
        importedAt);
  }
}
