package dev.mltd.jobs.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("spark.kubernetes.driver.pod.name", driverPod);
    all.put("spark.kubernetes.executor.podNamePrefix", driverPod);
    all.put("spark.kubernetes.submission.waitAppCompletion", "false");
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--master", master, "--deploy-mode", "cluster"));
    words.addAll(List.of("--name", "mltd " + name, "--class", "dev.mltd.jobs.Mltd"));
    all.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
    // Spark's word for: no jar, the classes are in the image.
    words.add("spark-internal");
    words.addAll(arguments);
    return words;
  }

  String namespace() {
    return settings.getOrDefault("spark.kubernetes.namespace", "default");
  }
}
