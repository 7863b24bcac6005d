package dev.mltd.jobs.lab.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What was measured on one archive, as a table. */
final class MeasuredPage {
  private static final double MEBI = 1 << 20;
  private static final String NOT_COMPARED = "-";

  private final Measured measured;

  MeasuredPage(Measured measured) {
    this.measured = measured;
  }

  void print(PrintWriter out) {
    Shape shape = measured.shape();
    line(out, "%s", shape);
    line(
        out,
        "archive of %d files, %,.1f MB%s",
        measured.files(),
        measured.bytes() / MEBI,
        measured.writing().measured()
            ? ", made up and written in %.1f s".formatted(measured.writing().median())
            : ", made up before");
    line(out, "");
    heading(out);
    row(out, measured.scan(), shape);
    row(out, measured.shortScan(), shape);
    row(out, measured.diagnosis(), shape);
    row(out, measured.attribution(), shape);
    row(out, measured.fixed(), shape.few());
    double beyondFixed = measured.diagnosis().median() - measured.fixed().median();
    if (shape.runs() > shape.few().runs() && beyondFixed > 0) {
      Timing rest = new Timing("diagnosis without its fixed cost");
      rest.add(beyondFixed, measured.diagnosis().cpuMedian() - measured.fixed().cpuMedian());
      row(out, rest, shape);
    }
    measured.engines().forEach(engine -> row(out, engine, shape));
    line(out, "");
    measured.memory().forEach((what, bytes) -> line(out, "%-50s %,8.0f MB", what, bytes / MEBI));
    measured.notMeasured().forEach(reason -> line(out, "not measured: %s", reason));
    line(out, "");
    print(out, measured.importing());
    line(out, "");
  }

  private static void print(PrintWriter out, MeasuredImport importing) {
    Shape shape = importing.shape();
    line(out, "import of %s", shape);
    line(out, "a row per point, %,.1f MB", importing.bytes() / MEBI);
    line(out, "");
    heading(out);
    for (Timing timing : List.of(importing.scan(), importing.whole())) {
      row(out, timing, shape, importing.scan(), NOT_COMPARED);
    }
    row(out, importing.fixed(), shape.few(), importing.scan(), NOT_COMPARED);
  }

  private static void heading(PrintWriter out) {
    line(
        out,
        "%-34s %8s %17s %8s %7s %8s %9s %10s",
        "",
        "seconds",
        "from - to",
        "CPU s",
        "x scan",
        "x DuckDB",
        "ns/point",
        "runs/s");
  }

  private void row(PrintWriter out, Timing timing, Shape shape) {
    row(out, timing, shape, measured.scan(), timesDuckDb(timing.median()));
  }

  private static void row(
      PrintWriter out, Timing timing, Shape shape, Timing scan, String timesDuckDb) {
    double seconds = timing.median();
    line(
        out,
        "%-34s %8.3f %8.3f %8.3f %8.3f %7.2f %8s %9.1f %10.0f",
        timing.name(),
        seconds,
        timing.shortest(),
        timing.longest(),
        timing.cpuMedian(),
        seconds / scan.median(),
        timesDuckDb,
        seconds * 1e9 / shape.allPoints(),
        shape.runs() / seconds);
  }

  private String timesDuckDb(double seconds) {
    return measured.engines().stream()
        .filter(engine -> engine.name().startsWith(PythonAggregates.Engine.DUCKDB.toString()))
        .findFirst()
        .map(engine -> String.format(Locale.ROOT, "%.2f", seconds / engine.median()))
        .orElse(NOT_COMPARED);
  }

  private static void line(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
