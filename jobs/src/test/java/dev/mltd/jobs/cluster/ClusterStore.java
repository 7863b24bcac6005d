package dev.mltd.jobs.cluster;

import dev.mltd.analysis.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A real S3-compatible server, versitygw, as a pod of the test cluster. Each object is a file on
 * the volume, so a test sees what pods wrote. It needs what README asks of a store: a Secret with
 * its keys, and settings that say where it is.
 */
public final class ClusterStore implements AutoCloseable {
  private static final String PROGRAM = "versitygw";
  private static final String BUCKET = "team";
  private static final String SECRET = "mltd-object-store";
  private static final Path HOME = TestCluster.DATA.resolve("store");
  private static final Path SETTINGS = Path.of("target", "cluster-store.conf").toAbsolutePath();

  private final TestCluster cluster;

  private ClusterStore(TestCluster cluster) {
    this.cluster = cluster;
  }

  /** Starts one; skips the test, saying so, where the server is not installed. */
  static ClusterStore start(TestCluster cluster, String untested)
      throws IOException, InterruptedException {
    Path program = Prerequisite.program(PROGRAM, untested);
    for (String folder : new String[] {"objects", "objects/" + BUCKET, "attributes"}) {
      TestCluster.openToAll(HOME.resolve(folder));
    }
    Files.copy(program, HOME.resolve(PROGRAM));
    Files.writeString(
        SETTINGS,
        """
        spark.hadoop.fs.s3a.endpoint                           http://store:9000
        spark.hadoop.fs.s3a.path.style.access                  true
        # A test lays files there, which have no tag; what pods write has one.
        spark.hadoop.fs.s3a.change.detection.version.required  false
        """);
    ClusterStore store = new ClusterStore(cluster);
    store.makeKeys();
    cluster.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: store, namespace: mltd}
        spec:
          selector: {app: store}
          ports: [{port: 9000}]
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: store
          namespace: mltd
          labels: {app: store}
        spec:
          automountServiceAccountToken: false
          terminationGracePeriodSeconds: 1
          securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
          containers:
            - name: store
              image: %s
              imagePullPolicy: Never
              command: [/data/store/versitygw]
              args: [--port, ":9000", posix, --sidecar, /data/store/attributes, /data/store/objects]
              securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
              readinessProbe: {tcpSocket: {port: 9000}, periodSeconds: 1}
              env:
                - name: ROOT_ACCESS_KEY
                  valueFrom: {secretKeyRef: {name: mltd-object-store, key: access-key}}
                - name: ROOT_SECRET_KEY
                  valueFrom: {secretKeyRef: {name: mltd-object-store, key: secret-key}}
              volumeMounts: [{name: data, mountPath: /data}]
          volumes:
            - name: data
              persistentVolumeClaim: {claimName: mltd-data}
        """
            .formatted(TestImage.NAME));
    cluster.kubectl("-n", "mltd", "wait", "pod/store", "--for=condition=Ready", "--timeout=60s");
    return store;
  }

  private void makeKeys() throws IOException, InterruptedException {
    Path access = HOME.resolve("access-key");
    Path secret = HOME.resolve("secret-key");
    Files.writeString(access, BUCKET);
    Files.writeString(secret, UUID.randomUUID().toString());
    cluster.kubectl(
        "-n",
        "mltd",
        "create",
        "secret",
        "generic",
        SECRET,
        "--from-file=" + access,
        "--from-file=" + secret);
  }

  /** The file of settings that say where it is. */
  public Path settings() {
    return SETTINGS;
  }

  /** Where a key lies, as Hadoop names it. */
  public String uri(String key) {
    return "s3a://%s/%s".formatted(BUCKET, key);
  }

  /** The file or folder behind a key. */
  public Path file(String key) {
    return HOME.resolve("objects").resolve(BUCKET).resolve(key);
  }

  @Override
  public void close() throws IOException {
    try {
      cluster.kubectl("-n", "mltd", "delete", "pod/store", "service/store", "secret/" + SECRET);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the store was taken down", stopped);
    }
  }
}
