package dev.mltd.jobs.sweeps;

import dev.mltd.jobs.airflow.AirflowClient;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How long to wait for the end of a sweep. */
final class WaitOptions {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "12h",
      converter = Time.class,
      description = "How long to wait: 90s, 30m, 12h (default: ${DEFAULT-VALUE}).")
  private Duration longest;

  int follow(AirflowClient client, String dag, String runId, PrintWriter out) {
    return new SweepFollower(client, out).follow(dag, runId, longest);
  }

  /** Reads a time as people write it. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (!text.matches("\\d{1,6}[smh]")) {
        throw new TypeConversionException(
            "'%s' is no time such as 90s, 30m or 12h".formatted(text));
      }
      return Duration.parse("PT" + text);
    }
  }
}
