package dev.mltd.jobs.phases;

import dev.mltd.analysis.publish.Published;
import java.io.PrintWriter;

/** What a phase says when a result of another process gave way to its own. */
final class Replaced {
  private Replaced() {}

  static void tell(PrintWriter out, Published replaced) {
    out.printf(
        "Replaced what another process published meanwhile: %s of %s%n",
        replaced.dataset(), replaced.publishedAt());
  }
}
