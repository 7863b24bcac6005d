package dev.mltd.jobs;

import dev.mltd.analysis.Prerequisite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;

/** A real S3-compatible server on loopback, which keeps each object as a file: versitygw. */
final class ObjectStore implements AutoCloseable {
  private static final String PROGRAM = "versitygw";
  private static final String BUCKET = "team";
  private static final long LIMIT_SECONDS = 60;

  private final Process server;
  private final Path files;
  private final String endpoint;
  private final String secret = UUID.randomUUID().toString();

  private ObjectStore(Path program, Path home) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    endpoint = "http://127.0.0.1:" + port;
    files = Files.createDirectories(home.resolve("files"));
    // Without extended attributes, which not every file system has.
    Path attributes = Files.createDirectories(home.resolve("attributes"));
    Files.createDirectory(files.resolve(BUCKET));
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "--port",
                "127.0.0.1:" + port,
                "posix",
                "--sidecar",
                attributes.toString(),
                files.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("server.log").toFile());
    builder.environment().put("ROOT_ACCESS_KEY", BUCKET);
    builder.environment().put("ROOT_SECRET_KEY", secret);
    server = builder.start();
    awaitIt(port);
  }

  /** Starts one; skips the test, saying so, where the server is not installed. */
  static ObjectStore start(Path home, String untested) throws IOException {
    return new ObjectStore(Prerequisite.program(PROGRAM, untested), home);
  }

  private void awaitIt(int port) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        if (!server.isAlive() || System.nanoTime() > deadline) {
          close();
          throw new IOException("the object store does not start", notYet);
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Where a key lies, as Hadoop names it. */
  String uri(String key) {
    return "s3a://%s/%s".formatted(BUCKET, key);
  }

  /** The file or folder behind a key. */
  Path file(String key) {
    return files.resolve(BUCKET).resolve(key);
  }

  private Map<String, String> settings() {
    return Map.of(
        "fs.s3a.endpoint", endpoint,
        "fs.s3a.path.style.access", "true",
        // Else every write deletes the markers of all folders above it, which this server refuses.
        "fs.s3a.directory.marker.retention", "keep");
  }

  /** How this process reaches it. */
  Configuration configuration() {
    Configuration configuration = new Configuration();
    settings().forEach(configuration::set);
    configuration.set("fs.s3a.access.key", BUCKET);
    configuration.set("fs.s3a.secret.key", secret);
    return configuration;
  }

  /** The command line in a process of its own, which finds its keys in its environment. */
  ProcessBuilder mltd(Object... arguments) {
    ProcessBuilder builder = OwnProcess.mltd(arguments);
    settings()
        .forEach(
            (key, value) ->
                builder.command().addAll(List.of("--conf", "spark.hadoop." + key + "=" + value)));
    builder.environment().put("AWS_ACCESS_KEY_ID", BUCKET);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", secret);
    return builder;
  }

  @Override
  public void close() {
    server.destroy();
  }
}
