package dev.mltd.analysis.imports.formats;

import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.RunFormat;
import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.RunSink;
import dev.mltd.analysis.imports.files.ConfigText;
import dev.mltd.analysis.imports.files.FileTree;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.files.RunLocation;
import dev.mltd.analysis.imports.names.NameContext;
import dev.mltd.analysis.imports.names.RunField;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ultralytics' {@code results.csv} beside {@code args.yaml}. The arguments are written first, so a
 * folder may hold a run that ended before its first epoch did: it has no series.
 */
final class UltralyticsCsv extends RunFormat {
  private static final String ARGUMENTS = "args.yaml";
  private static final String RESULTS = "results.csv";

  /** Its {@code metrics/} are those of the validation split. */
  private static final NameContext NAMES =
      new NameContext(Split.UNSPECIFIED, Map.of("metrics/", Split.VALIDATION), Map.of());

  UltralyticsCsv() {
    super("ultralytics-csv", "Ultralytics");
  }

  @Override
  public List<RunLocation> locate(FileTree tree) {
    return tree.filesEnding(ARGUMENTS).stream()
        .map(
            file ->
                new RunLocation(
                        tree.runIdOfFolder(file), tree.rootName(), tree.withSiblings(file, RESULTS))
                    .owning(FileTree.folder(file)))
        .toList();
  }

  @Override
  public void read(RunLocation location, RunFiles files, RunSink sink) throws IOException {
    RunHeader header = header(location).names(NAMES);
    ConfigText.addYaml(header.config(), files.text(location.path()));
    String name = header.config().remove("name");
    if (name != null) {
      header.field(RunField.NAME, name);
      header.column("name", name);
    }
    if (location.paths().size() > 1) {
      new SingleRunCsv("epoch", Optional.of("time"), Set.of())
          .read(location.paths().get(1), files, header, sink);
    }
    sink.run(header);
  }
}
