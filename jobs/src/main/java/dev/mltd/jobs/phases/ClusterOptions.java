package dev.mltd.jobs.phases;

import dev.mltd.analysis.spark.tables.Phase;
import dev.mltd.jobs.cluster.SparkSettings;
import dev.mltd.retrain.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whether a sweep runs here or on a cluster, and with what settings. */
final class ClusterOptions {
  private enum Mode {
    CLIENT,
    CLUSTER
  }

  @Option(
      names = "--deploy-mode",
      paramLabel = "MODE",
      defaultValue = "client",
      description = {
        "Where the driver runs: client (here) or cluster (default: ${DEFAULT-VALUE}).",
        "On a cluster, --master is k8s://URL and all paths are the cluster's."
      })
  private Mode mode;

  @Option(
      names = "--overlay",
      paramLabel = "NAME",
      description = {
        "An overlay of k8s/overlays whose settings of Spark count, such as local or gpu; may be",
        "repeated, or be the path of a file of settings."
      })
  private List<String> overlays = List.of();

  boolean isCluster() {
    return mode == Mode.CLUSTER;
  }

  /** Of Spark, from the files of k8s/, for an application; cards are for training on them. */
  Map<String, String> settings(Phase.Application application, String device) {
    Path home = Path.of(System.getProperty("mltd.home", ".")).toAbsolutePath().normalize();
    Path kubernetes = home.resolve("k8s");
    List<Path> files = new ArrayList<>();
    files.add(kubernetes.resolve("spark/common.conf"));
    files.add(kubernetes.resolve("spark/%s.conf".formatted(application)));
    if (application == Phase.Application.RETRAIN && device.equals(Device.GPU)) {
      files.add(kubernetes.resolve("spark/gpu.conf"));
    }
    for (String overlay : overlays) {
      files.add(
          overlay.endsWith(".conf")
              ? Path.of(overlay)
              : kubernetes.resolve(
                  "overlays/%s/spark.conf".formatted(overlay.toLowerCase(Locale.ROOT))));
    }
    return SparkSettings.read(home, files);
  }
}
