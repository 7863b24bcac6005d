package dev.mltd.analysis.fix;

import dev.mltd.analysis.cause.Cause;
import java.util.List;

/**
 * What can be done about a cause: a row of a table of remedies.
 *
 * @param cause that is to be cured
 * @param fixes in the order in which they are tried; none when no config cures it
 * @param chance 0 to 1: how often the first fix is verified, the cause being the true one
 * @param reason why there is no fix; empty when there is one
 */
public record Remedy(Cause cause, List<Fix> fixes, double chance, String reason) {

  /** Fixes in the order in which they are tried. */
  public static Remedy of(Cause cause, double chance, Fix... fixes) {
    return new Remedy(cause, List.of(fixes), chance, "");
  }

  /** No change of a config cures the cause. */
  public static Remedy none(Cause cause, String reason) {
    return new Remedy(cause, List.of(), 0, reason);
  }
}
