package dev.mltd.analysis.imports;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Where one run stands, or several that share their files. */
public final class RunLocation implements Serializable {
  private static final long serialVersionUID = 1;

  private final String runId;
  private final String program;
  private final ArrayList<String> paths;

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
}
