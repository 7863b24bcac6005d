package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.archive.ArchivedRun;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.names.Shares;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;

/**
 * What an import gives.
 *
 * @param runs one row each; made anew from shuffled pieces, not from the files, whenever it is
 *     evaluated
 * @param setAside what did not become a run, lost points, and notices; by run and reason
 * @param counts what was seen
 * @param places that need not be read again as long as they look the same, by stamp
 * @param shares ranges over all runs so far
 */
public record Imported(
    Dataset<ArchivedRun> runs,
    List<SetAside> setAside,
    ImportCounts counts,
    Map<String, String> places,
    Shares shares) {

  /** What was set aside with a loss: runs and points that are not imported, without the notices. */
  public List<SetAside> lost() {
    return setAside.stream().filter(row -> row.kind() != SetAside.Kind.NOTICE).toList();
  }
}
