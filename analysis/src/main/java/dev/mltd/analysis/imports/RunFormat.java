package dev.mltd.analysis.imports;

import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import java.io.IOException;
import java.util.List;

/**
 * One tool's way of writing runs down. A format finds runs and reads them; what their names mean,
 * the order of their points and their fingerprints are the same for all and are not its concern.
 */
public abstract class RunFormat {
  private final String name;
  private final String title;

  /**
   * Names it.
   *
   * @param name as users write it: {@code --from keras-csv}
   * @param title as people call it, for instance {@code Keras CSVLogger}
   */
  protected RunFormat(String name, String title) {
    this.name = name;
    this.title = title;
  }

  /** As users name it. */
  public final String name() {
    return name;
  }

  /** What people call what stands at one of its locations, for instance {@code MLflow SQLite}. */
  public String title(RunLocation location) {
    return title;
  }

  /**
   * The runs of this format under a folder, in a stable order; none when there is no such run. Only
   * looks at names, first lines and lists of runs.
   */
  public abstract List<RunLocation> locate(FileTree tree) throws IOException;

  /** A header of the only run at a location, to be completed. */
  protected RunHeader header(RunLocation location) {
    return new RunHeader(location.runId(), name, location.path(), location.program());
  }

  /**
   * Reads what stands at a location. May run on another machine than {@link #locate}.
   *
   * @throws IOException when it cannot be read; its run is then set aside with the message
   * @throws ImportException likewise
   */
  public abstract void read(RunLocation location, RunFiles files, RunSink sink) throws IOException;
}
