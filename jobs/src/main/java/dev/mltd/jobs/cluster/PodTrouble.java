package dev.mltd.jobs.cluster;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Why a pod does not do its work, in words for people. */
final class PodTrouble {
  /** Reasons of a waiting container that are no trouble. */
  private static final Set<String> ON_ITS_WAY = Set.of("ContainerCreating", "PodInitializing");

  /** A line that tells of an error, among those that a program logs while it ends. */
  private static final Pattern ERROR = Pattern.compile("\\bERROR\\b|Error\\b|Exception\\b|^mltd: ");

  private static final String OUT_OF_MEMORY = "OOMKilled";

  private PodTrouble() {}

  /** What keeps a pod from starting, or how it ended; empty when all is well. */
  static Optional<String> of(Pod pod) {
    if (pod.getStatus() == null) {
      return Optional.empty();
    }
    PodStatus status = pod.getStatus();
    return status.getContainerStatuses().stream()
        .flatMap(container -> of(container.getState()).stream())
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(status.getReason())
                    .map(
                        reason ->
                            "%s: %s"
                                .formatted(
                                    reason, Objects.requireNonNullElse(status.getMessage(), ""))))
        .or(() -> waiting(status));
  }

  private static Optional<String> waiting(PodStatus status) {
    return status.getConditions().stream()
        .filter(one -> one.getType().equals("PodScheduled") && one.getStatus().equals("False"))
        .findFirst()
        .map(one -> "it waits for a node: " + one.getMessage());
  }

  private static Optional<String> of(ContainerState state) {
    ContainerStateWaiting waiting = state.getWaiting();
    if (waiting != null
        && waiting.getReason() != null
        && !ON_ITS_WAY.contains(waiting.getReason())) {
      return Optional.of(
          "its container does not start: %s%s"
              .formatted(
                  waiting.getReason(),
                  waiting.getMessage() == null ? "" : ": " + waiting.getMessage()));
    }
    ContainerStateTerminated ended = state.getTerminated();
    if (ended == null || ended.getExitCode() == 0) {
      return Optional.empty();
    }
    if (OUT_OF_MEMORY.equals(ended.getReason())) {
      return Optional.of(
          "it took more memory than its pod may have: raise spark.executor.memoryOverhead"
              + " (of a driver spark.driver.memoryOverhead)");
    }
    return Optional.of(
        "it ended with %d%s".formatted(ended.getExitCode(), lastWords(ended.getMessage())));
  }

  private static String lastWords(String message) {
    if (message == null) {
      return "";
    }
    List<String> lines =
        message
            .lines()
            .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
            .toList();
    return lines.stream()
        .filter(line -> ERROR.matcher(line).find())
        .reduce((first, second) -> second)
        .or(() -> lines.stream().reduce((first, second) -> second))
        .map(line -> "; its last words: " + line.strip())
        .orElse("");
  }

  /** What the cluster answered to a request, without the client's own words around it. */
  static Optional<String> refusal(Throwable thrown) {
    return Optional.ofNullable(
            ExceptionUtils.throwableOfType(thrown, KubernetesClientException.class))
        .map(
            refused ->
                refused.getStatus() != null && refused.getStatus().getMessage() != null
                    ? refused.getStatus().getMessage()
                    : String.valueOf(refused.getMessage()));
  }
}
