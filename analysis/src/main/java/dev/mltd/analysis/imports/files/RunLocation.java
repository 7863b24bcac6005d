package dev.mltd.analysis.imports.files;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Where one run stands, or several that share their files. */
public final class RunLocation implements Serializable {
  private static final long serialVersionUID = 1;

  private final String runId;
  private final String program;
  private final ArrayList<String> paths;
  private ArrayList<String> keys = new ArrayList<>();
  private String folder = "";
  private String stamp = "";
  private boolean unfinished;

  /**
   * Names the files.
   *
   * @param runId of the only run there; empty where the files name their runs
   * @param program what was trained, when the files do not say it
   * @param paths full paths; the first stands for the run in messages
   */
  public RunLocation(String runId, String program, List<String> paths) {
    this.runId = runId;
    this.program = program;
    this.paths = new ArrayList<>(paths);
  }

  /** Says that only these runs of a store are meant, by the names that the store has for them. */
  public RunLocation withKeys(List<String> runs) {
    keys = new ArrayList<>(runs);
    return this;
  }

  /** Says that everything in this folder, and below it, belongs to the run. */
  public RunLocation owning(String runFolder) {
    folder = runFolder.endsWith("/") ? runFolder.substring(0, runFolder.length() - 1) : runFolder;
    return this;
  }

  /**
   * Says what differs when a run of a store has changed; without it, its files' sizes and times.
   */
  public RunLocation withStamp(String value) {
    stamp = value;
    return this;
  }

  /** Says that the runs there go on, and are to be read again whatever their files look like. */
  public RunLocation unfinished() {
    unfinished = true;
    return this;
  }

  /** The only run there; empty where the files name their runs. */
  public String runId() {
    return runId;
  }

  /** What was trained, when the files do not say it. */
  public String program() {
    return program;
  }

  /** Full paths of all files that are read. */
  public List<String> paths() {
    return paths;
  }

  /** Stands for the run in messages. */
  public String path() {
    return paths.get(0);
  }

  /** Names of those runs of a store that are meant; none where whole files are. */
  public List<String> keys() {
    return keys;
  }

  /** The folder in which everything belongs to the run; empty where others may be in it. */
  public String folder() {
    return folder;
  }

  /** What differs when a run of a store has changed; empty where its files tell. */
  String stamp() {
    return stamp;
  }

  boolean isUnfinished() {
    return unfinished;
  }

  /** How many runs are known to be there; 0 where the files must be read to know it. */
  public int knownRuns() {
    return runId.isEmpty() ? keys.size() : 1;
  }
}
