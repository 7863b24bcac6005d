package dev.mltd.jobs.lab.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.mltd.analysis.stats.Quantile;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The durations of one thing that was done several times. */
final class Timing {
  private final String name;
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> cpuSeconds = new ArrayList<>();

  Timing(String name) {
    this.name = name;
  }

  /** What was done. */
  String name() {
    return name;
  }

  /** Does it once more. */
  void time(Runnable work) {
    long started = System.nanoTime();
    long startedCpu = cpuNanos();
    work.run();
    add((System.nanoTime() - started) / 1e9, (cpuNanos() - startedCpu) / 1e9);
  }

  /**
   * Adds what was measured elsewhere.
   *
   * @param duration in seconds
   * @param cpu seconds of all threads together
   */
  void add(double duration, double cpu) {
    seconds.add(duration);
    cpuSeconds.add(cpu);
  }

  /** Whether it was done at all. */
  boolean measured() {
    return !seconds.isEmpty();
  }

  /** The median, in seconds. */
  double median() {
    return median(seconds);
  }

  /** The median of what all threads together took, in seconds. */
  double cpuMedian() {
    return median(cpuSeconds);
  }

  /** The shortest, in seconds. */
  double shortest() {
    return seconds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  /** The longest, in seconds. */
  double longest() {
    return seconds.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  private static double median(List<Double> values) {
    return Quantile.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
