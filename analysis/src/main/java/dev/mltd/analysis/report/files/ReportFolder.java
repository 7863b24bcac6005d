package dev.mltd.analysis.report.files;

import dev.mltd.analysis.report.model.RunLine;
import dev.mltd.analysis.report.model.SweepFacts;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.report.model.Unjudged;
import dev.mltd.analysis.report.page.DrawnFix;
import dev.mltd.analysis.report.page.PageData;
import dev.mltd.analysis.report.page.PageJson;
import dev.mltd.analysis.report.page.Pages;
import dev.mltd.analysis.report.page.RunDetail;
import dev.mltd.analysis.report.page.RunIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Where a report is written: run by run into a hidden folder, then moved into place, the page last,
 * so that an old report stays readable until the new one is whole.
 *
 * <p>A page that would be larger than {@link #LARGEST_PAGE} gets its data in scripts beside it,
 * because browsers let a page opened from a file load scripts, but not data.
 */
public final class ReportFolder implements AutoCloseable {
  static final long LARGEST_PAGE = 15L << 20; // bytes

  private static final int CHUNK_SIZE = 100;
  private static final String DATA = "data-";
  private static final String END = ");\n";

  private final Path folder;
  private final Path work;
  private final Path data;
  private final Set<String> siblingIds;
  private final Map<String, List<String>> siblings = new TreeMap<>();
  private final List<RunLine> lines = new ArrayList<>();
  private final Map<String, SortedMap<String, String>> configs = new HashMap<>();
  private final List<Path> chunks = new ArrayList<>();
  private final Unjudged unjudged;
  private final CsvTables tables;
  private final List<String> chunk = new ArrayList<>();

  /**
   * Begins a report.
   *
   * @param folder to write into; made when it is not there
   * @param siblingIds runs that are drawn behind others of their program
   */
  public ReportFolder(Path folder, Set<String> siblingIds, Unjudged unjudged) throws IOException {
    this.folder = folder.toAbsolutePath();
    this.siblingIds = siblingIds;
    this.unjudged = unjudged;
    Files.createDirectories(this.folder);
    work = Files.createTempDirectory(this.folder, ".report");
    data = Files.createDirectory(work.resolve(DATA + UUID.randomUUID()));
    tables = new CsvTables(Files.createDirectory(work.resolve("tables")));
  }

  /** Adds a run; the order is that of the page's data. */
  public void add(RunDetail run) throws IOException {
    chunk.add(run.json());
    if (chunk.size() == CHUNK_SIZE) {
      endChunk();
    }
    lines.add(run.line());
    configs.computeIfAbsent(run.line().group(), group -> new TreeMap<>(run.drawn().config()));
    if (siblingIds.contains(run.line().runId())) {
      siblings
          .computeIfAbsent(run.line().program(), program -> new ArrayList<>())
          .add(run.siblingJson());
    }
    tables.add(run);
  }

  /** A data file is a call of a function that the page knows. */
  private static String called(String name) {
    return "mltdData(\"%s\",".formatted(name);
  }

  private void endChunk() throws IOException {
    if (!chunk.isEmpty()) {
      String name = "runs-" + chunks.size();
      String details = "[" + String.join(",\n", chunk) + "]";
      chunks.add(Files.writeString(data.resolve(name + ".js"), called(name) + details + END));
      chunk.clear();
    }
  }

  /** Whatever else is known ends the report, which is then put into place. */
  public Written finish(SweepFacts facts) throws IOException {
    endChunk();
    SweepReport report = facts.report(lines, configs);
    List<PageData.Block> blocks = blocks(report);
    long dataBytes =
        FileUtils.sizeOfDirectory(data.toFile())
            + blocks.stream().mapToLong(block -> block.json().length()).sum();
    boolean apart = dataBytes > LARGEST_PAGE - (1 << 20);
    Path page = work.resolve("index.html");
    Files.writeString(page, Pages.report(report, apart ? beside(blocks) : inside(blocks)));
    tables.finish(report);
    ReportJson.write(report, work.resolve("report.json"));
    try (InputStream schema = ReportFolder.class.getResourceAsStream("report.schema.json")) {
      Files.copy(schema, work.resolve("report.schema.json"));
    }
    Files.writeString(work.resolve("summary.md"), MarkdownSummary.of(report));
    long bytes = Files.size(page);
    putIntoPlace(apart);
    return new Written(folder.resolve("index.html"), report, bytes, apart ? dataBytes : 0);
  }

  /**
   * What was written.
   *
   * @param page to open
   * @param pageBytes its size
   * @param dataBytes size of the data beside it; 0 when it carries them itself
   */
  public record Written(Path page, SweepReport report, long pageBytes, long dataBytes) {}

  /** All data but the details of runs, which were too many to hold. */
  private List<PageData.Block> blocks(SweepReport report) {
    List<PageData.Block> blocks = new ArrayList<>();
    blocks.add(new PageData.Block("runs", PageJson.of(RunIndex.of(lines, CHUNK_SIZE, unjudged))));
    blocks.add(
        new PageData.Block(
            "fixes", PageJson.of(report.fixes().stream().map(DrawnFix::of).toList())));
    Map<String, Integer> programs = new TreeMap<>();
    siblings.forEach(
        (program, its) -> {
          blocks.add(
              new PageData.Block(
                  "siblings-" + programs.size(), "[" + String.join(",\n", its) + "]"));
          programs.put(program, programs.size());
        });
    blocks.add(new PageData.Block("programs", PageJson.of(programs)));
    return blocks;
  }

  private PageData beside(List<PageData.Block> blocks) throws IOException {
    for (PageData.Block block : blocks) {
      // Browsers read JSON in a string sooner than the same text as a script.
      String quoted = block.json().replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ");
      Files.writeString(
          data.resolve(block.name() + ".js"),
          called(block.name()) + "JSON.parse('" + quoted + "')" + END);
    }
    return new PageData(data.getFileName().toString(), List.of());
  }

  private PageData inside(List<PageData.Block> blocks) throws IOException {
    List<PageData.Block> all = new ArrayList<>(blocks);
    for (int i = 0; i < chunks.size(); i++) {
      String name = "runs-" + i;
      String call = Files.readString(chunks.get(i));
      all.add(
          new PageData.Block(
              name, call.substring(called(name).length(), call.length() - END.length())));
    }
    return new PageData("", all);
  }

  private void putIntoPlace(boolean apart) throws IOException {
    if (apart) {
      Files.move(data, folder.resolve(data.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    } else {
      FileUtils.deleteDirectory(data.toFile());
    }
    FileUtils.deleteDirectory(folder.resolve("tables").toFile());
    for (String name :
        List.of("tables", "report.schema.json", "report.json", "summary.md", "index.html")) {
      Files.move(
          work.resolve(name),
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path old : files.filter(this::isOldData).toList()) {
        FileUtils.deleteDirectory(old.toFile());
      }
    }
  }

  private boolean isOldData(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(DATA) && !name.equals(data.getFileName().toString());
  }

  /** Removes what was not put into place. */
  @Override
  public void close() {
    try {
      tables.close();
      FileUtils.deleteDirectory(work.toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
