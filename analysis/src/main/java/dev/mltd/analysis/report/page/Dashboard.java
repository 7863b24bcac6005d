package dev.mltd.analysis.report.page;

import dev.mltd.analysis.report.model.SweepFigures;
import dev.mltd.analysis.report.model.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All sweeps of a warehouse.
 *
 * @param sweeps that were reported, oldest first
 * @param unreported dates that were diagnosed and not reported
 */
public record Dashboard(List<SweepFigures> sweeps, List<LocalDate> unreported) {
  private static final int MOST_CAUSES = 6;

  /** A path, after the store that it lies in if that is not this machine. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?<store>(?:\\w+:(?://[^/]*)?(?=/))?)(?<folder>.*)");

  private static final String STORE = "store";
  private static final String FOLDER = "folder";

  /** What the rest of the causes is called. */
  public static final String OTHER = "Other causes";

  /** The last sweep; there is one only when {@link #sweeps} is not empty. */
  public SweepFigures latest() {
    return sweeps.get(sweeps.size() - 1);
  }

  /** The sweeps, newest first. */
  public List<SweepFigures> newestFirst() {
    return sweeps.stream().sorted(Comparator.comparing(SweepFigures::date).reversed()).toList();
  }

  /** The causes of most failing runs over all sweeps. */
  public List<String> mainCauses() {
    Map<String, Long> counts = new HashMap<>();
    sweeps.forEach(
        sweep -> sweep.illByCause().forEach((cause, runs) -> counts.merge(cause, runs, Long::sum)));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_CAUSES)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Writes the page into a folder, whole or not at all.
   *
   * @param place where that folder is seen: itself, or the address to which it is brought
   */
  public Path writeTo(Path folder, String place) throws IOException {
    Files.createDirectories(folder);
    Path page = folder.resolve("index.html");
    Path written = Files.createTempFile(folder, ".dashboard", ".html");
    try {
      Files.writeString(written, Pages.dashboard(relativeTo(place)));
      return Files.move(
          written, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** The same with the pages of reports as links from a place, so that both can be moved. */
  private Dashboard relativeTo(String place) {
    return new Dashboard(
        sweeps.stream()
            .map(sweep -> new SweepFigures(sweep.date(), link(place, sweep.page()), sweep.rows()))
            .toList(),
        unreported);
  }

  private static String link(String place, String page) {
    if (page.isEmpty()) {
      return "";
    }
    Matcher from = ADDRESS.matcher(place);
    Matcher to = ADDRESS.matcher(page);
    if (!from.matches() || !to.matches() || !from.group(STORE).equals(to.group(STORE))) {
      return page;
    }
    StringBuilder link = new StringBuilder();
    for (Path part : absolute(from.group(FOLDER)).relativize(absolute(to.group(FOLDER)))) {
      link.append(link.isEmpty() ? "" : "/").append(Wording.encoded(part.toString()));
    }
    return link.toString();
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  /** What its charts show. */
  PageData data() {
    return new PageData("", List.of(new PageData.Block("trends", PageJson.of(trends()))));
  }

  /**
   * Columns of figures, one of each sweep.
   *
   * @param x seconds since 1970
   */
  @SuppressWarnings("ArrayRecordComponent") // Bulk data that is written, never compared.
  private record Trends(
      double[] x,
      List<Trend> causes,
      double[] ill,
      double[] hoursLost,
      double[] hoursWon,
      double[] tried,
      double[] verified,
      double[] scoreWon) {}

  @SuppressWarnings("ArrayRecordComponent") // Bulk data that is written, never compared.
  private record Trend(String label, double[] y) {}

  private Trends trends() {
    return new Trends(
        column(sweep -> sweep.date().atStartOfDay(ZoneOffset.UTC).toEpochSecond()),
        causes(),
        column(sweep -> sweep.all().ill()),
        column(sweep -> sweep.all().hoursLost()),
        column(sweep -> sweep.all().hoursWon()),
        column(sweep -> sweep.all().fixesTried()),
        column(sweep -> sweep.all().fixesVerified()),
        column(sweep -> sweep.all().scoreWon()));
  }

  private List<Trend> causes() {
    List<String> main = mainCauses();
    List<Trend> trends = new ArrayList<>();
    for (String cause : main) {
      trends.add(
          new Trend(
              Wording.words(cause), column(sweep -> sweep.illByCause().getOrDefault(cause, 0L))));
    }
    if (sweeps.stream().anyMatch(sweep -> others(sweep, main) > 0)) {
      trends.add(new Trend(OTHER, column(sweep -> others(sweep, main))));
    }
    return trends;
  }

  private double[] column(ToDoubleFunction<SweepFigures> figure) {
    return sweeps.stream().mapToDouble(figure).toArray();
  }

  /** Failing runs of a sweep whose cause is none of these. */
  public static long others(SweepFigures sweep, List<String> causes) {
    return sweep.illByCause().entrySet().stream()
        .filter(entry -> !causes.contains(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
