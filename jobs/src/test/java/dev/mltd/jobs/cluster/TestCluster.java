package dev.mltd.jobs.cluster;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;

/**
 * A real cluster of one node on this machine, with our manifests, our image and a volume on it.
 * {@code KUBECONFIG} names it, and {@code -Dmltd.cluster-import="..."} the command that takes the
 * file of an image into it, such as {@code k3s ctr images import}.
 */
public final class TestCluster {
  /** Where the volume lies on this machine. */
  public static final Path DATA = Path.of("target", "cluster-data").toAbsolutePath();

  private static final Path KUBERNETES = Path.of("..", "k8s").toAbsolutePath().normalize();
  private static final Path SETTINGS = Path.of("target", "cluster-test.conf").toAbsolutePath();
  private static final String IMPORT = "mltd.cluster-import";
  private static final String CARDS = "nvidia.com/gpu.present";

  private TestCluster() {}

  /** Lays everything out; skips the test, saying so, where there is no cluster. */
  public static TestCluster open(String untested) throws IOException, InterruptedException {
    List<String> missing = new ArrayList<>();
    if (System.getenv("KUBECONFIG") == null) {
      missing.add("cluster (KUBECONFIG)");
    }
    if (System.getProperty(IMPORT, "").isEmpty()) {
      missing.add("way to bring an image into it (-D" + IMPORT + "=COMMAND)");
    }
    if (!Files.isDirectory(TestImage.LAID_OUT)) {
      missing.add("content of the image (-Pimage)");
    }
    if (!missing.isEmpty()) {
      String message = "no %s: not tested: %s".formatted(String.join(", no ", missing), untested);
      System.out.println("SKIPPED, " + message);
      abort(message);
    }
    TestCluster cluster = new TestCluster();
    cluster.layOut();
    return cluster;
  }

  private void layOut() throws IOException, InterruptedException {
    long started = System.nanoTime();
    for (Path image : TestImage.build()) {
      List<String> command = new ArrayList<>(List.of(System.getProperty(IMPORT).split(" ")));
      command.add(image.toString());
      TestImage.said(command);
      System.out.printf("%s: %,d MB%n", image.getFileName(), Files.size(image) >> 20);
    }
    System.out.printf("images: %.0f s%n", (System.nanoTime() - started) / 1e9);
    FileUtils.deleteDirectory(DATA.toFile());
    openToAll(DATA);
    System.setProperty("mltd.home", KUBERNETES.getParent().toString());
    Files.writeString(
        SETTINGS,
        """
        spark.kubernetes.container.image                   %s
        spark.kubernetes.container.image.pullPolicy        Never
        spark.driver.memory                                1g
        spark.executor.memory                              1g
        spark.executor.memoryOverhead                      1g
        spark.kubernetes.driver.request.cores              200m
        spark.kubernetes.executor.request.cores            200m
        spark.executor.instances                           2
        spark.executor.cores                               1
        spark.task.cpus                                    1
        spark.executor.extraJavaOptions                    -Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp
        spark.mltd.patience                                3m
        """
            .formatted(TestImage.NAME));
    kubectl("apply", "-k", KUBERNETES.resolve("overlays/local").toString());
    apply(
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: mltd-test}
        spec:
          capacity: {storage: 20Gi}
          accessModes: [ReadWriteMany]
          persistentVolumeReclaimPolicy: Retain
          claimRef: {namespace: mltd, name: mltd-data}
          hostPath: {path: "%s"}
        """
            .formatted(DATA));
    showCards(true);
    kubectl(
        "-n",
        "mltd",
        "wait",
        "pvc/mltd-data",
        "--for=jsonpath={.status.phase}=Bound",
        "--timeout=60s");
  }

  /** A folder that the user of pods may write to. */
  public static void openToAll(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  /** The file of settings that make it small enough for two processors. */
  public Path settings() {
    return SETTINGS;
  }

  /** As Spark names it. */
  public String master() throws IOException, InterruptedException {
    return "k8s://"
        + kubectl("config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}");
  }

  /** A file for KUBECONFIG that gives no more rights than whoever submits needs. */
  public Path submitter() throws IOException, InterruptedException {
    Path file = DATA.resolveSibling("submitter.yaml");
    Files.writeString(file, kubectl("config", "view", "--raw", "--minify", "--flatten"));
    String token = kubectl("-n", "mltd", "create", "token", "mltd-submitter").strip();
    kubectl("--kubeconfig", file.toString(), "config", "set-credentials", "it", "--token=" + token);
    kubectl("--kubeconfig", file.toString(), "config", "set-context", "--current", "--user=it");
    return file;
  }

  /** Says of all nodes that they have cards, or takes it back. */
  public void showCards(boolean there) throws IOException, InterruptedException {
    kubectl("label", "--overwrite", "nodes", "--all", CARDS + (there ? "=true" : "-"));
  }

  /** Sets how many cards all pods together may ask for. */
  public void allowCards(int number) throws IOException, InterruptedException {
    kubectl(
        "-n",
        "mltd",
        "patch",
        "resourcequota/mltd",
        "--patch",
        "{\"spec\":{\"hard\":{\"requests.nvidia.com/gpu\":\"%d\"}}}".formatted(number));
  }

  /** Runs kubectl, and gives what it printed. */
  public String kubectl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kubectl"));
    command.addAll(List.of(arguments));
    return TestImage.said(command);
  }

  /** An object store in it; skips the test, saying so, where its program is not installed. */
  public ClusterStore store(String untested) throws IOException, InterruptedException {
    return ClusterStore.start(this, untested);
  }

  /** Kills the process of the one driver that runs, at once and from outside. */
  public void killDriver() {
    ProcessHandle.allProcesses()
        .filter(one -> one.info().commandLine().orElse("").contains("spark.driver.bindAddress="))
        .forEach(ProcessHandle::destroyForcibly);
  }

  void apply(String manifest) throws IOException, InterruptedException {
    Path file = Files.createTempFile("manifest", ".yaml");
    Files.write(file, manifest.getBytes(StandardCharsets.UTF_8));
    kubectl("apply", "-f", file.toString());
    Files.delete(file);
  }

  /** What the API server says to all manifests of an overlay, without keeping them. */
  public String admitted(String overlay) throws IOException, InterruptedException {
    return kubectl(
        "apply", "--dry-run=server", "-k", KUBERNETES.resolve("overlays/" + overlay).toString());
  }

  /** What the API server says to a pod of a template, without keeping it. */
  public String admittedPod(String template) throws IOException, InterruptedException {
    Path file = Files.createTempFile("pod", ".yaml");
    Files.writeString(
        file,
        Files.readString(KUBERNETES.resolve("spark/%s.yaml".formatted(template)))
            .replace(
                "- name: spark\n", "- name: spark\n      image: %s\n".formatted(TestImage.NAME)));
    return kubectl("-n", "mltd", "create", "--dry-run=server", "-f", file.toString());
  }

  /** What lies in the namespace that was not laid out with it. */
  public List<String> leftOvers() throws IOException, InterruptedException {
    return kubectl("-n", "mltd", "get", "pods,services,configmaps", "-o", "name")
        .lines()
        .filter(name -> !name.endsWith("/kube-root-ca.crt") && !name.startsWith("No resources"))
        .toList();
  }

  /** Removes all that was laid out. */
  public void takeDown() throws IOException, InterruptedException {
    showCards(false);
    kubectl("delete", "-k", KUBERNETES.resolve("overlays/local").toString(), "--wait=true");
    kubectl("delete", "pv", "mltd-test");
  }
}
