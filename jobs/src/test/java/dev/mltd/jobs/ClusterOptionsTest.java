package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is refused before anything is submitted. */
class ClusterOptionsTest {
  private static Spoken run(Object... more) {
    Object[] words = new Object[10 + more.length];
    Object[] first = {
      "run",
      "--deploy-mode",
      "cluster",
      "--warehouse",
      "/data/results",
      "--sweep-date",
      "2026-01-31",
      "--programs",
      "/etc/mltd/programs.yaml",
      "--again"
    };
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return mltd(words);
  }

  @Test
  void aClusterNeedsItsMaster() {
    Spoken spoken = run("--archive", "/data/runs", "--out", "/data/report");
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("--deploy-mode cluster needs --master k8s://URL");
  }

  @Test
  void aPathOfThisMachineIsNoneOfTheClusters() {
    Spoken spoken =
        run("--archive", "runs", "--out", "/data/report", "--master", "k8s://https://none:6443");
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err())
        .contains("--archive is 'runs'", "such as /data/runs or s3a://bucket/runs");
  }

  @Test
  void theReportNeedsAPlaceThere() {
    Spoken spoken = run("--archive", "s3a://b/runs", "--master", "k8s://https://none:6443");
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("needs --out");
  }
}
