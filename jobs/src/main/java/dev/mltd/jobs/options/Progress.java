package dev.mltd.jobs.options;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * Shows how far Spark's current stages are: a bar with a rate and the remaining time on a terminal,
 * a plain line every ten seconds elsewhere.
 */
final class Progress extends SparkListener {
  private static final int WIDTH = 30;
  private static final Duration BAR_EVERY = Duration.ofMillis(200);
  private static final Duration LINE_EVERY = Duration.ofSeconds(10);

  private final PrintStream out;
  private final boolean terminal;
  private final String phase;
  private final Map<Integer, Integer> tasksOfStage = new HashMap<>();
  private long started = System.nanoTime();
  private long shown = started;
  private int done;
  private int submitted;
  private boolean barStands;

  Progress(PrintStream out, boolean terminal, String phase) {
    this.out = out;
    this.terminal = terminal;
    this.phase = phase;
  }

  static void watch(SparkSession session, String phase) {
    boolean terminal = Boolean.getBoolean("mltd.terminal");
    session.sparkContext().addSparkListener(new Progress(System.err, terminal, phase));
  }

  @Override
  public synchronized void onStageSubmitted(SparkListenerStageSubmitted event) {
    if (tasksOfStage.isEmpty()) {
      started = System.nanoTime();
      shown = started;
      done = 0;
      submitted = 0;
    }
    submitted += event.stageInfo().numTasks();
    tasksOfStage.put(event.stageInfo().stageId(), event.stageInfo().numTasks());
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    if (event.taskInfo().successful()) {
      done++;
    }
    long now = System.nanoTime();
    if (now - shown >= (terminal ? BAR_EVERY : LINE_EVERY).toNanos()) {
      shown = now;
      show(now);
    }
  }

  @Override
  public synchronized void onStageCompleted(SparkListenerStageCompleted event) {
    tasksOfStage.remove(event.stageInfo().stageId());
    if (tasksOfStage.isEmpty() && barStands) {
      out.print("\r" + " ".repeat(WIDTH + phase.length() + 50) + "\r");
      out.flush();
      barStands = false;
    }
  }

  private void show(long now) {
    // A task may be done twice, when its executor was lost.
    int total = Math.max(done, submitted);
    if (total == 0) {
      return;
    }
    double seconds = (now - started) / 1e9;
    double rate = done / Math.max(seconds, 1e-3);
    long remaining = rate > 0 ? Math.round((total - done) / rate) : 0;
    String figures =
        String.format(
            Locale.ROOT, "%d of %d tasks, %.1f/s, %d s left", done, total, rate, remaining);
    if (terminal) {
      int filled = WIDTH * done / total;
      out.printf(
          "\r%s [%s%s] %s   ", phase, "#".repeat(filled), ".".repeat(WIDTH - filled), figures);
      barStands = true;
    } else {
      out.printf("%s: %s%n", phase, figures);
    }
    out.flush();
  }
}
