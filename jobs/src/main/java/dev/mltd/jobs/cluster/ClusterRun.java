package dev.mltd.jobs.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.reflect.FieldUtils;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.deploy.k8s.submit.KubernetesClientUtils$;

/**
 * Submits an application, repeats what its driver says, and ends with the driver's exit code. What
 * the driver leaves, Spark's services and settings included, goes with its pod.
 */
public final class ClusterRun {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String MASTER = "k8s://";

  /** Of our command line: all but 1 (failed) is an answer. */
  private static final Set<Integer> EXIT_CODES = Set.of(0, 2, 3);

  /** What the command line puts before an error. */
  private static final String ERROR = "mltd: ";

  private final PrintWriter out;
  private final Set<String> told = new HashSet<>();
  private boolean heard;
  private String error = "";

  /**
   * @param out for what the driver says
   */
  public ClusterRun(PrintWriter out) {
    this.out = out;
  }

  /**
   * Runs an application to its end.
   *
   * @return the exit code of its driver
   * @throws ClusterException when the cluster refuses it, or its driver is lost or killed
   */
  public int run(Application application) {
    byte[] suffix = new byte[4];
    RANDOM.nextBytes(suffix);
    String driver = "mltd-%s-%s".formatted(application.name(), HexFormat.of().formatHex(suffix));
    out.printf(
        "%n%s: submitted as pod %s of %s%n", application.name(), driver, application.namespace());
    submit(application, driver);
    try {
      // Never closed: its watches end a moment later, and would say so with a stack trace.
      PodResource pod =
          client(application).pods().inNamespace(application.namespace()).withName(driver);
      try {
        return follow(application, pod);
      } finally {
        pod.delete();
        pod.waitUntilCondition(gone -> gone == null, 1, TimeUnit.MINUTES);
      }
    } catch (KubernetesClientException refused) {
      throw refused(application, refused);
    }
  }

  private static void submit(Application application, String driver) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    nameSettings(driver + "-conf-map");
    try {
      new SparkSubmit().doSubmit(application.submission(driver).toArray(String[]::new));
    } catch (KubernetesClientException refused) {
      throw refused(application, refused);
    } finally {
      Thread.currentThread().setContextClassLoader(loader);
    }
  }

  /**
   * Of the map that holds a driver's settings. Spark names it once for a process (SPARK-41006), and
   * a node may then hand the map of the application before to the next driver.
   */
  private static void nameSettings(String map) {
    try {
      FieldUtils.writeField(KubernetesClientUtils$.MODULE$, "configMapNameDriver", map, true);
    } catch (IllegalAccessException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static ClusterException refused(
      Application application, KubernetesClientException refused) {
    return new ClusterException(
        "the cluster refused %s: %s"
            .formatted(
                application.name(), PodTrouble.refusal(refused).orElse(refused.getMessage())),
        refused);
  }

  private static KubernetesClient client(Application application) {
    Config config = Config.autoConfigure(application.settings().get("spark.kubernetes.context"));
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(config)
                .withMasterUrl(application.master().substring(MASTER.length()))
                .build())
        .build();
  }

  private int follow(Application application, PodResource driver) {
    Pod pod = driver.waitUntilCondition(one -> one == null || hasStarted(one), 7, TimeUnit.DAYS);
    while (pod != null && exitCode(pod).isEmpty()) {
      repeatLog(driver);
      pod = endOf(driver);
    }
    if (pod == null) {
      throw new ClusterException(
          "the driver of %s was deleted; what it had published stays, and running it again"
                  .formatted(application.name())
              + " repeats no finished training");
    }
    if (!heard) {
      // It ended before anybody could listen.
      driver.getLog().lines().forEach(this::repeat);
    }
    int exitCode = exitCode(pod).orElseThrow();
    if (!EXIT_CODES.contains(exitCode)) {
      throw new ClusterException(
          "%s failed in the cluster: %s"
              .formatted(
                  application.name(),
                  error.isEmpty()
                      ? PodTrouble.of(pod).orElse("it ended with " + exitCode)
                      : error));
    }
    return exitCode;
  }

  /** Its log ends a moment before the pod is said to have ended; or the connection was lost. */
  private static Pod endOf(PodResource driver) {
    try {
      return driver.waitUntilCondition(
          pod -> pod == null || exitCode(pod).isPresent(), 10, TimeUnit.SECONDS);
    } catch (KubernetesClientTimeoutException goesOn) {
      return driver.get();
    }
  }

  private boolean hasStarted(Pod pod) {
    Optional<String> trouble = PodTrouble.of(pod);
    trouble.filter(told::add).ifPresent(reason -> out.printf("driver: %s%n", reason));
    return Set.of("Running", "Succeeded", "Failed").contains(pod.getStatus().getPhase());
  }

  private void repeatLog(PodResource driver) {
    // After a lost connection only what is new.
    try (LogWatch log = heard ? driver.tailingLines(0).watchLog() : driver.watchLog();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(log.getOutput(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        repeat(line);
      }
    } catch (IOException lost) {
      out.printf("(the connection to the driver's log was lost: %s)%n", lost.getMessage());
    }
  }

  private void repeat(String line) {
    heard = true;
    if (line.startsWith(ERROR)) {
      error = line.substring(ERROR.length());
    }
    out.println(line);
  }

  /** Of the driver; empty while it runs. */
  private static Optional<Integer> exitCode(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(container -> container.getState().getTerminated() != null)
        .map(container -> container.getState().getTerminated().getExitCode())
        .findFirst()
        .or(() -> "Failed".equals(pod.getStatus().getPhase()) ? Optional.of(1) : Optional.empty());
  }
}
