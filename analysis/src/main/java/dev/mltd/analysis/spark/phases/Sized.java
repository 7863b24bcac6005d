package dev.mltd.analysis.spark.phases;

import dev.mltd.analysis.judge.ExaminedRun;
import dev.mltd.analysis.judge.RunAnswers;
import dev.mltd.analysis.measure.MeasuredRun;
import dev.mltd.analysis.siblings.YardstickBuilder;
import java.io.Serializable;
import org.apache.spark.util.KnownSizeEstimation;

/**
 * Something with its rough size, so that Spark need not find that out by visiting object after
 * object whenever it keeps or combines some, which takes longer than measuring them.
 *
 * @param value what Spark carries
 * @param estimatedSize in bytes of memory
 */
record Sized<T>(T value, long estimatedSize) implements KnownSizeEstimation, Serializable {

  /** Bytes of a run apart from its curves: ids and a config of a dozen entries. */
  private static final long RUN = 2048;

  /** Bytes of a measured series, of which the levels and their steps are most. */
  private static final long SERIES = 1024;

  /** Bytes of a row of text, such as a finding. */
  private static final long ROW = 512;

  static Sized<MeasuredRun> of(MeasuredRun run) {
    return new Sized<>(run, RUN + SERIES * run.series().size());
  }

  static Sized<RunAnswers> of(RunAnswers answers) {
    return new Sized<>(answers, ROW * (1 + answers.findings().size()));
  }

  static Sized<ExaminedRun> of(ExaminedRun run) {
    return new Sized<>(run, RUN + ROW * (1 + run.findings().size()));
  }

  static Sized<YardstickBuilder> of(YardstickBuilder builder) {
    return new Sized<>(builder, RUN + SERIES * builder.curves());
  }
}
