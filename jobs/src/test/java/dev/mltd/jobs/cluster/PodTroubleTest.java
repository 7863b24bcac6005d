package dev.mltd.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class PodTroubleTest {
  private static Pod pod(String status) {
    // A leading brace would make it JSON.
    return Serialization.unmarshal("kind: Pod\napiVersion: v1\nstatus: " + status, Pod.class);
  }

  @Test
  void aPodThatRunsHasNone() {
    assertThat(
            PodTrouble.of(
                pod("{phase: Running, containerStatuses: [{name: a, state: {running: {}}}]}")))
        .isEmpty();
    assertThat(
            PodTrouble.of(
                pod(
                    "{containerStatuses: [{name: a, state: {waiting: {reason: ContainerCreating}}}]}")))
        .isEmpty();
  }

  @Test
  void aPodWithoutANodeSaysWhatIsMissing() {
    assertThat(
            PodTrouble.of(
                pod(
                    "{conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable,"
                        + " message: '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.'}]}")))
        .contains("it waits for a node: 0/3 nodes are available: 3 Insufficient nvidia.com/gpu.");
  }

  @Test
  void anImageThatIsNotThereIsNamed() {
    assertThat(
            PodTrouble.of(
                pod(
                    "{containerStatuses: [{name: a, state: {waiting: {reason: ErrImagePull,"
                        + " message: 'not found: mltd:latest'}}}]}")))
        .contains("its container does not start: ErrImagePull: not found: mltd:latest");
  }

  @Test
  void lackOfMemoryIsToldApart() {
    assertThat(
            PodTrouble.of(
                pod(
                    "{containerStatuses: [{name: a, state: {terminated: {exitCode: 137, reason: OOMKilled}}}]}")))
        .get()
        .asString()
        .contains("more memory", "spark.executor.memoryOverhead");
  }

  @Test
  void anErrorCountsMoreThanWhatIsLoggedAfterIt() {
    assertThat(
            PodTrouble.of(
                pod(
                    "{containerStatuses: [{name: a, state: {terminated: {exitCode: 101, message:"
                        + " \"WARN x\\nERROR SparkSubmit: Failed to load class A.\\n\\tat b\\nINFO bye\\n\"}}}]}")))
        .contains("it ended with 101; its last words: ERROR SparkSubmit: Failed to load class A.");
  }
}
