package dev.mltd.analysis.report.page;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.report.model.FixOutcome;
import java.util.List;
import java.util.Locale;

/**
 * What a page draws of a fix: the curves of both arms, and the runs that it is for.
 *
 * @param curves one of each training
 */
public record DrawnFix(String fix, Verdict verdict, List<String> runs, List<ArmCurve> curves) {
  private static final int POINTS = 160;

  /**
   * The curve of one training.
   *
   * @param arm in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // Bulk data that is written, never compared.
  record ArmCurve(String arm, long seed, String metric, long[] x, double[] y) {
    static ArmCurve of(FixOutcome.ArmCurve curve) {
      CurvePoints points = CurvePoints.of(curve.series(), POINTS);
      return new ArmCurve(
          curve.arm().name().toLowerCase(Locale.ROOT),
          curve.seed(),
          curve.series().toString(),
          points.x(),
          points.y());
    }
  }

  /** The drawing of a fix. */
  public static DrawnFix of(FixOutcome fix) {
    return new DrawnFix(
        fix.fix(),
        fix.judged().verdict(),
        fix.judged().runIds(),
        fix.curves().stream().map(ArmCurve::of).toList());
  }
}
