package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.CsvTable;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lightning's CSVLogger: a folder with {@code metrics.csv} and {@code hparams.yaml}. */
final class LightningCsv extends RunFormat {
  private static final String HYPER_PARAMETERS = "hparams.yaml";

  LightningCsv() {
    super("lightning-csv", "Lightning CSVLogger");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    List<RunLocation> found = new ArrayList<>();
    for (String file : tree.filesEnding("metrics.csv")) {
      if (CsvTable.namesIn(tree.firstLine(file)).contains("step")) {
        List<String> paths = tree.withSiblings(file, HYPER_PARAMETERS);
        found.add(
            new RunLocation(tree.runIdOfFolder(file), tree.rootName(), paths)
                .owning(FileTree.folder(file)));
      }
    }
    return found;
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    RunHeader header = header(location);
    if (location.paths().size() > 1) {
      ConfigText.addYaml(header.config(), files.text(location.paths().get(1)));
    }
    new SingleRunCsv("step", Optional.empty(), Set.of("epoch"))
        .read(location.path(), files, header, sink);
    sink.run(header);
  }
}
