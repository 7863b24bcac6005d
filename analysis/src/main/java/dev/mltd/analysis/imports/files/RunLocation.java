package dev.mltd.analysis.imports.files;

import java.io.Serializable;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * Where one run stands, or several that share their files.
 *
 * @param runId of the only run there; empty where the files name their runs
 * @param program what was trained, when the files do not say it
 * @param paths full paths of all files that are read; the first stands for the run in messages
 * @param keys names of those runs of a store that are meant; none where whole files are
 * @param folder in which everything belongs to the run; empty where others may be in it
 * @param stamp what differs when a run of a store has changed; empty where its files tell
 * @param isUnfinished whether the runs go on, and are read again whatever their files look like
 */
public record RunLocation(
    String runId,
    String program,
    List<String> paths,
    List<String> keys,
    String folder,
    String stamp,
    boolean isUnfinished)
    implements Serializable {

  /** Copies the lists, which must travel. */
  public RunLocation {
    paths = List.copyOf(paths);
    keys = List.copyOf(keys);
  }

  /** Whole files. */
  public RunLocation(String runId, String program, List<String> paths) {
    this(runId, program, paths, List.of(), "", "", false);
  }

  /** Says that only these runs of a store are meant, by the names that the store has for them. */
  public RunLocation withKeys(List<String> runs) {
    return new RunLocation(runId, program, paths, runs, folder, stamp, isUnfinished);
  }

  /** Says that everything in this folder, and below it, belongs to the run. */
  public RunLocation owning(String runFolder) {
    String plain = StringUtils.removeEnd(runFolder, "/");
    return new RunLocation(runId, program, paths, keys, plain, stamp, isUnfinished);
  }

  /**
   * Says what differs when a run of a store has changed; without it, its files' sizes and times.
   */
  public RunLocation withStamp(String value) {
    return new RunLocation(runId, program, paths, keys, folder, value, isUnfinished);
  }

  /** Says that the runs there go on, and are to be read again whatever their files look like. */
  public RunLocation unfinished() {
    return new RunLocation(runId, program, paths, keys, folder, stamp, true);
  }

  /** Stands for the run in messages. */
  public String path() {
    return paths.get(0);
  }

  /** How many runs are known to be there; 0 where the files must be read to know it. */
  public int knownRuns() {
    return runId.isEmpty() ? keys.size() : 1;
  }
}
