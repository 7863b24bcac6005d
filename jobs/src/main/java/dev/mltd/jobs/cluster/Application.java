package dev.mltd.jobs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One application of Spark on a cluster.
 *
 * @param name of what it does, such as {@code diagnose}
 * @param master {@code k8s://URL} of the cluster's API server
 * @param settings of Spark
 * @param arguments of our command line
 */
public record Application(
    String name, String master, Map<String, String> settings, List<String> arguments) {

  /** As spark-submit wants it; the driver's pod gets a name that can be asked for. */
  List<String> submission(String driverPod) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--master",
                master,
                "--deploy-mode",
                "cluster",
                "--name",
                "mltd " + name,
                "--class",
                "dev.mltd.jobs.Mltd"));
    settings.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
    words.addAll(
        List.of(
            "--conf",
            "spark.kubernetes.driver.pod.name=" + driverPod,
            "--conf",
            "spark.kubernetes.executor.podNamePrefix=" + driverPod,
            "--conf",
            "spark.kubernetes.submission.waitAppCompletion=false",
            // Spark's word for: no jar, the classes are in the image.
            "spark-internal"));
    words.addAll(arguments);
    return words;
  }

  String namespace() {
    return settings.getOrDefault("spark.kubernetes.namespace", "default");
  }
}
