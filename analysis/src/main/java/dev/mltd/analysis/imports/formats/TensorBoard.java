package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.files.TensorRecords;
import dev.mltd.analysis.imports.names.MetricNames;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * TensorBoard's event files: all in one folder are one run. Folders called as a split are parts of
 * the run above them (Keras writes {@code train} and {@code validation} with the same tags), and so
 * are the folders called as a time into which PyTorch writes hyper-parameters. A step that goes
 * back pre-empts what was logged from there on, as TensorBoard itself has it.
 */
final class TensorBoard extends RunFormat {
  private static final Pattern EVENTS = Pattern.compile(".*\\btfevents\\.\\d+.*");
  private static final Pattern TIME = Pattern.compile("\\d{9,}\\.\\d+");
  private static final List<String> HYPER_PARAMETERS = List.of("hparams.yaml", "hparams.json");

  TensorBoard() {
    super("tensorboard", "TensorBoard");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    TreeMap<String, List<String>> folders = new TreeMap<>();
    for (String file : tree.files()) {
      if (EVENTS.matcher(FileTree.name(file)).matches() && !file.endsWith(".profile-empty")) {
        folders.computeIfAbsent(FileTree.folder(file), newFolder -> new ArrayList<>()).add(file);
      }
    }
    TreeMap<String, List<String>> runs = new TreeMap<>();
    folders.forEach(
        (folder, files) ->
            runs.computeIfAbsent(runFolder(tree, folder, folders), newRun -> new ArrayList<>())
                .addAll(files));
    List<RunLocation> found = new ArrayList<>();
    runs.forEach(
        (folder, files) -> {
          String inside = folder + "/";
          for (String name : HYPER_PARAMETERS) {
            if (tree.has(inside + name)) {
              files.add(inside + name);
            }
          }
          found.add(new RunLocation(tree.runIdOfFolder(inside), tree.rootName(), files));
        });
    return found;
  }

  private static String runFolder(FileTree tree, String folder, Map<String, List<String>> folders) {
    String above = FileTree.folder(folder);
    String name = FileTree.name(folder);
    if (!above.startsWith(tree.root())) {
      return folder;
    }
    boolean beside =
        folders.containsKey(above)
            || folders.keySet().stream()
                .anyMatch(
                    other ->
                        !other.equals(folder)
                            && FileTree.folder(other).equals(above)
                            && MetricNames.isSplit(FileTree.name(other)));
    boolean isPart =
        MetricNames.isSplit(name)
            ? beside
            : TIME.matcher(name).matches() && folders.containsKey(above);
    return isPart ? above : folder;
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    RunHeader header = header(location);
    RunPoints points = new RunPoints(header, new PointCollector(sink));
    for (String path : location.paths()) {
      if (path.endsWith(".json")) {
        ConfigText.addJson(header.config(), files.text(path));
      } else if (path.endsWith(".yaml")) {
        ConfigText.addYaml(header.config(), files.text(path));
      } else {
        String folder = FileTree.name(FileTree.folder(path));
        points.prefix = MetricNames.isSplit(folder) ? folder + "/" : "";
        read(path, files, points, sink);
      }
    }
    points.collector.passOn();
    if (points.last > 0) {
      header.startedAt(instant(points.first));
      header.finishedAt(instant(points.last));
    }
    sink.run(header);
  }

  private static void read(String path, RunFiles files, RunPoints points, RunSink sink)
      throws IOException {
    TensorEvents events = new TensorEvents(points.header, points);
    try (TensorRecords records = new TensorRecords(files.open(path))) {
      long foreign = 0;
      while (records.next()) {
        try {
          events.read(records.record(), records.length());
        } catch (IOException notAnEvent) {
          foreign++;
        }
      }
      if (records.isCutOff()) {
        points.header.cutOff();
      }
      String runId = points.header.runId();
      sink.leftOut(runId, path, records.damaged() + foreign, "records are damaged");
      if (records.isLost()) {
        sink.setAside(
            SetAside.points(runId, path, "after a damaged record the rest could not be read"));
      }
    }
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }

  private static final class RunPoints implements TensorEvents.Scalars {
    /** Times beyond the year 3000 are no times. */
    private static final double LATEST = 32_503_680_000.0;

    private final RunHeader header;
    private final PointCollector collector;
    private String prefix = "";
    private double first = Double.NaN;
    private double last;

    RunPoints(RunHeader header, PointCollector collector) {
      this.header = header;
      this.collector = collector;
    }

    @Override
    public void add(String tag, long step, double time, double value) {
      double at = time > 0 && time < LATEST ? time : Double.NaN;
      if (Double.isNaN(first)) {
        first = at;
      }
      last = Math.max(last, Double.isNaN(at) ? 0 : at);
      collector.of(header.runId(), prefix + tag).preempting().add(step, value, at - first);
    }
  }
}
