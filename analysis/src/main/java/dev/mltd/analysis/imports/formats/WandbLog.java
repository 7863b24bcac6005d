package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.PointCollector;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.LogRecords;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Weights & Biases writes on the machine that trains, offline or not: {@code run-<id>.wandb},
 * a log of everything. Logs of one run in several folders are its sessions. A run whose log does
 * not say that it ended has crashed, or goes on.
 */
final class WandbLog extends RunFormat {
  private static final Pattern LOG = Pattern.compile(".*/run-([^/]+)\\.wandb");
  private static final String CONFIG = "/files/config.yaml";

  WandbLog() {
    super("wandb-log", "Weights & Biases log");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    TreeMap<String, List<String>> runs = new TreeMap<>();
    for (String file : tree.filesEnding(".wandb")) {
      Matcher log = LOG.matcher(file);
      if (log.matches()) {
        runs.computeIfAbsent(log.group(1), newRun -> new ArrayList<>()).add(file);
      }
    }
    List<RunLocation> found = new ArrayList<>();
    runs.forEach(
        (id, logs) -> {
          String folder = FileTree.folder(logs.get(0));
          List<String> paths = new ArrayList<>(logs);
          if (tree.has(folder + CONFIG)) {
            paths.add(folder + CONFIG);
          }
          found.add(new RunLocation(id, tree.rootName(), paths).owning(folder));
        });
    return found;
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    PointCollector collector = new PointCollector(sink);
    WandbRecords run = new WandbRecords(location.runId(), collector);
    boolean cutOff = false;
    for (String path : location.paths()) {
      if (path.endsWith(CONFIG)) {
        run.addConfigFile(files.text(path));
        continue;
      }
      long lost = 0;
      try (LogRecords records = new LogRecords(files.open(path))) {
        for (Optional<byte[]> record = records.next();
            record.isPresent();
            record = records.next()) {
          try {
            run.read(record.get());
          } catch (IOException notARecord) {
            lost++;
          }
        }
        lost += records.damaged();
        cutOff |= records.isCutOff();
      }
      sink.leftOut(location.runId(), path, lost, "records are damaged");
    }
    collector.passOn();
    RunHeader header = run.header(name(), location);
    if (cutOff) {
      header.cutOff();
    }
    sink.run(header);
  }
}
