package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.CsvTable;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.names.NameContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Logs of Keras's CSVLogger: one file a run, {@code loss} and {@code val_loss} per epoch. A log
 * that several sessions were appended to goes back to epoch 0, which counts as a restart. The
 * logger knows no hyper-parameters; a {@code config.json} beside a folder's only log has them.
 */
final class KerasCsv extends RunFormat {
  private static final String CONFIG = "config.json";

  private static final NameContext NAMES = new NameContext(Split.TRAIN, Map.of(), Map.of());

  KerasCsv() {
    super("keras-csv", "Keras CSVLogger");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    List<String> logs =
        tree.filesEnding(".csv").stream().filter(file -> isLog(tree, file)).toList();
    Map<String, Long> logsInFolder =
        logs.stream().collect(Collectors.groupingBy(FileTree::folder, Collectors.counting()));
    return logs.stream()
        .map(
            file -> {
              boolean alone = logsInFolder.get(FileTree.folder(file)) == 1;
              return new RunLocation(
                  alone ? tree.runIdOfFolder(file) : tree.runIdOfFile(file),
                  tree.rootName(),
                  alone ? tree.withSiblings(file, CONFIG) : List.of(file));
            })
        .toList();
  }

  private static boolean isLog(FileTree tree, String file) {
    List<String> columns = CsvTable.namesIn(tree.firstLine(file));
    return columns.contains("loss")
        && (columns.get(0).equals("epoch")
            || columns.stream().anyMatch(name -> name.startsWith("val_")))
        && columns.stream().noneMatch(name -> name.contains("/") || name.equals("run_id"))
        && !tree.hasSibling(file, "hparams.yaml");
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    RunHeader header = header(location).names(NAMES);
    if (location.paths().size() > 1) {
      ConfigText.addJson(header.config(), files.text(location.paths().get(1)));
    }
    new SingleRunCsv("epoch", Optional.empty(), Set.of())
        .read(location.path(), files, header, sink);
    sink.run(header);
  }
}
