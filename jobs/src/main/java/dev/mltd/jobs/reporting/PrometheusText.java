package dev.mltd.jobs.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of a sweep in Prometheus' text format, for the text-file collector of a node exporter
 * or a web server.
 *
 * <p>Source: Prometheus, exposition formats, text-based format 0.0.4.
 */
final class PrometheusText {
  private static final String FILE = "metrics.prom";

  private final StringBuilder text = new StringBuilder();

  private PrometheusText() {}

  /** Writes the text into a folder, whole or not at all: a collector may read it at any moment. */
  static void write(SweepGauges figures, Path folder) throws IOException {
    Path written = Files.writeString(folder.resolve("." + FILE), of(figures));
    Files.move(
        written,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The text; names without a date, so that each sweep continues the series of the last. */
  static String of(SweepGauges figures) {
    PrometheusText text = new PrometheusText();
    text.gauge("mltd_runs", "Runs of the last sweep by health.", "health", figures.runs());
    text.gauge(
        "mltd_ill_runs",
        "Failing runs of the last sweep by likeliest cause.",
        "cause",
        figures.illByCause());
    text.gauge(
        "mltd_trainings", "Trainings of the last sweep by status.", "status", figures.trainings());
    text.gauge("mltd_fixes", "Fixes of the last sweep by verdict.", "verdict", figures.fixes());
    text.gauge(
        "mltd_training_seconds",
        "Seconds that the trainings of the last sweep took together.",
        figures.trainingSeconds());
    text.gauge(
        "mltd_sweep_seconds",
        "Seconds from the first result of the last sweep to its last.",
        figures.took().toMillis() / 1e3);
    text.gauge(
        "mltd_last_success_timestamp_seconds",
        "When the last sweep published its last result.",
        seconds(figures.lastPublished()));
    return text.text.toString();
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }

  private void gauge(String name, String help, String label, Map<String, Long> values) {
    head(name, help);
    values.forEach(
        (key, value) ->
            text.append(
                String.format(
                    Locale.ROOT, "%s{%s=\"%s\"} %d%n", name, label, escaped(key), value)));
  }

  private void gauge(String name, String help, double value) {
    head(name, help);
    text.append(String.format(Locale.ROOT, "%s %.3f%n", name, value));
  }

  private void head(String name, String help) {
    text.append("# HELP %s %s\n# TYPE %s gauge\n".formatted(name, help, name));
  }

  private static String escaped(String label) {
    return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
