package dev.mltd.jobs.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.network.util.JavaUtils;

/**
 * Waits for the first executor of an application and says what keeps it. Without it an application
 * for which the cluster has no room, no card or no quota would wait for ever and say nothing.
 */
public final class FirstExecutor {
  /** How long it is waited for, a setting of ours among Spark's. */
  public static final String PATIENCE = "spark.mltd.patience";

  /** The same, unless told otherwise. */
  public static final String STANDARD_PATIENCE = "15m";

  private final SparkContext spark;
  private final PrintStream out;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private volatile String latest = "Spark has asked for none yet";

  private FirstExecutor(SparkContext spark, PrintStream out) {
    this.spark = spark;
    this.out = out;
  }

  /**
   * Waits, if the application runs on Kubernetes.
   *
   * @param out is told of each reason once
   * @throws ClusterException when none comes within {@code spark.mltd.patience}, with the reason
   */
  public static void await(SparkContext spark, PrintStream out) {
    if (spark.master().startsWith("k8s")) {
      new FirstExecutor(spark, out).await();
    }
  }

  private void await() {
    String patience = spark.getConf().get(PATIENCE, STANDARD_PATIENCE);
    Duration limit = Duration.ofSeconds(JavaUtils.timeStringAsSec(patience));
    long deadline = System.nanoTime() + limit.toNanos();
    // Closing the client ends what it watches.
    try (RefusedPods refused = new RefusedPods();
        KubernetesClient cluster = new KubernetesClientBuilder().build()) {
      cluster
          .pods()
          .inNamespace(spark.getConf().get("spark.kubernetes.namespace", "default"))
          .withLabel("spark-app-selector", spark.applicationId())
          .withLabel("spark-role", "executor")
          .watch(new Executors());
      while (spark.statusTracker().getExecutorInfos().length <= 1) {
        refused.latest().ifPresent(reason -> tell("the cluster refuses executors: " + reason));
        if (System.nanoTime() > deadline) {
          throw new ClusterException("no executor came within %s: %s".formatted(patience, latest));
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new ClusterException("stopped while waiting for executors", stopped);
    }
  }

  private void tell(String reason) {
    latest = reason;
    if (told.add(reason)) {
      out.println(reason);
      out.flush();
    }
  }

  /** Looks at what becomes of executors. */
  private final class Executors implements Watcher<Pod> {
    @Override
    public void eventReceived(Action action, Pod pod) {
      String id = pod.getMetadata().getLabels().getOrDefault("spark-exec-id", "?");
      PodTrouble.of(pod)
          .ifPresent(
              trouble -> tell("executor %s: %s".formatted(id.toLowerCase(Locale.ROOT), trouble)));
    }

    @Override
    public void onClose(WatcherException lost) {
      // Only words would be missing; the waiting goes on.
    }
  }
}
