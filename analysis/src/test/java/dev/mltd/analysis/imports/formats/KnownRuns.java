package dev.mltd.analysis.imports.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.imports.FieldColumns;
import dev.mltd.analysis.imports.RunAssembler;
import dev.mltd.analysis.imports.files.NumberText;
import dev.mltd.analysis.imports.files.RunFiles;
import dev.mltd.analysis.imports.names.MetricNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.conf.Configuration;

/** The runs that were logged through the real tools, and what each tool left behind of them. */
public final class KnownRuns {
  private static final RunFiles FILES = new RunFiles(new Configuration());
  private static final RunAssembler ASSEMBLER =
      new RunAssembler(new FieldColumns(), MetricNames.standard());

  private KnownRuns() {}

  /**
   * One run as any importer must find it.
   *
   * @param curves by raw name, value by step
   */
  record Known(
      String name,
      String status,
      Map<String, String> config,
      Map<String, TreeMap<Long, Double>> curves) {}

  /** All of them; the place in the list is the run's number. */
  static List<Known> all() {
    List<Known> runs = new ArrayList<>();
    try (InputStream in = KnownRuns.class.getResourceAsStream("tools/expected.json")) {
      for (JsonNode run : new ObjectMapper().readTree(in)) {
        Map<String, String> config = new TreeMap<>();
        run.get("config")
            .properties()
            .forEach(setting -> config.put(setting.getKey(), setting.getValue().asText()));
        Map<String, TreeMap<Long, Double>> curves = new TreeMap<>();
        for (Map.Entry<String, JsonNode> curve : run.get("curves").properties()) {
          TreeMap<Long, Double> points = new TreeMap<>();
          for (Map.Entry<String, JsonNode> point : curve.getValue().properties()) {
            points.put(
                Long.valueOf(point.getKey()),
                NumberText.number(point.getValue().asText()).orElseThrow());
          }
          curves.put(curve.getKey(), points);
        }
        runs.add(new Known(run.get("name").asText(), run.get("status").asText(), config, curves));
      }
      return runs;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The known runs as a tool left them, by number; what it left besides is not among them.
   *
   * @param into where its files are unpacked
   */
  public static Map<Integer, RunHistory> read(String tool, Path into) throws IOException {
    Map<Integer, RunHistory> found = new TreeMap<>();
    for (RunHistory run : FolderImport.read(unpack(tool, into).toString(), FILES, ASSEMBLER)) {
      if (!run.run().runId().endsWith("/20")) {
        found.put(number(run), run);
      }
    }
    return found;
  }

  /** A run's number, from its seed, or from what it is called. */
  private static int number(RunHistory run) {
    String id = run.run().runId();
    return run.run().seed().isPresent()
        ? (int) run.run().seed().getAsLong()
        : Integer.parseInt(id.substring(id.length() - 2));
  }

  /** Unpacks what a tool left behind. */
  public static Path unpack(String tool, Path into) throws IOException {
    Path folder = into.resolve(tool);
    try (ZipInputStream zip =
        new ZipInputStream(KnownRuns.class.getResourceAsStream("tools/" + tool + ".zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, zip.readAllBytes());
      }
    }
    return folder;
  }
}
