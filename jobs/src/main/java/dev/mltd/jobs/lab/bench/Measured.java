package dev.mltd.jobs.lab.bench;

import java.util.List;
import java.util.Map;

/**
 * What was measured on one archive.
 *
 * @param shape of the archive
 * @param files of the archive
 * @param bytes of all files
 * @param writing the generation of the archive; not measured when it was there already
 * @param scan Spark reading every column of every row and dropping it
 * @param shortScan the same in batches as small as the diagnosis has them
 * @param diagnosis from the archive to published findings
 * @param attribution from published findings to published causes and insights
 * @param fixed the diagnosis on few such runs
 * @param engines the aggregates of others by the name of the engine with its version
 * @param memory peaks without the import, in bytes, by what they are of
 * @param importing the import of such runs
 * @param notMeasured what could not be measured, with the reason
 */
record Measured(
    Shape shape,
    int files,
    long bytes,
    Timing writing,
    Timing scan,
    Timing shortScan,
    Timing diagnosis,
    Timing attribution,
    Timing fixed,
    List<Timing> engines,
    Map<String, Long> memory,
    MeasuredImport importing,
    List<String> notMeasured) {

  /** Points judged in a second, the fixed cost included. */
  double pointsPerSecond() {
    return shape.allPoints() / diagnosis.median();
  }

  /** The same for a second of one processor, which other work on the machine hardly changes. */
  double pointsPerCpuSecond() {
    return shape.allPoints() / diagnosis.cpuMedian();
  }
}
