package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An Airflow of one's own on this machine's loopback: three processes, SQLite, and a spark-submit
 * that runs jobs with the classes of this JVM. Closing it ends them; what its folder keeps
 * (passwords, runs, logs) is there again at the next start.
 */
public final class LocalAirflow implements AutoCloseable {
  /** The user that may do everything. */
  public static final String ADMIN = "admin";

  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofSeconds(20);

  /** The processes that it consists of. */
  public enum Part {
    API_SERVER("api-server"),
    DAG_PROCESSOR("dag-processor"),
    SCHEDULER("scheduler");

    private final String command;

    Part(String command) {
      this.command = command;
    }
  }

  private final Path home;
  private final PythonEnvironment python;
  private final URI server;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final ObjectNode passwords;
  private final Map<Part, Process> processes = new LinkedHashMap<>();

  private LocalAirflow(
      Path home, PythonEnvironment python, Path dags, int port, Map<String, String> settings)
      throws IOException {
    this.home = Files.createDirectories(home).toAbsolutePath().normalize();
    this.python = python;
    Files.createDirectories(this.home.resolve("logs"));
    int listening = port == 0 ? freePort() : port;
    server = URI.create("http://127.0.0.1:" + listening);
    ObjectNode secrets = secrets(this.home.resolve("secrets.json"));
    passwords = secrets.withObject("/passwords");
    Path ofUsers = this.home.resolve("passwords.json");
    writeForOwner(ofUsers, passwords.toString());

    environment.put("AIRFLOW_HOME", this.home.toString());
    environment.put("AIRFLOW__CORE__LOAD_EXAMPLES", "False");
    environment.put("AIRFLOW__CORE__EXECUTOR", "LocalExecutor");
    environment.put("AIRFLOW__CORE__PARALLELISM", "4");
    environment.put("AIRFLOW__CORE__DAGS_FOLDER", dags.toAbsolutePath().normalize().toString());
    environment.put(
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS", "%s:admin,viewer:viewer".formatted(ADMIN));
    environment.put("AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE", ofUsers.toString());
    environment.put("AIRFLOW__CORE__EXECUTION_API_SERVER_URL", server + "/execution/");
    environment.put(
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN", "sqlite:///" + this.home.resolve("airflow.db"));
    environment.put("AIRFLOW__API__HOST", "127.0.0.1");
    environment.put("AIRFLOW__API__PORT", Integer.toString(listening));
    environment.put("AIRFLOW__API__BASE_URL", server.toString());
    environment.put("AIRFLOW__API__WORKERS", "1");
    environment.put("AIRFLOW__API__SECRET_KEY", secrets.path("session").asText());
    environment.put("AIRFLOW__API_AUTH__JWT_SECRET", secrets.path("jwt").asText());
    environment.put("AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL", "5");
    // New files are read at once, but known ones not again and again: that takes a whole core.
    environment.put("AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL", "60");
    environment.put("AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC", "1");
    // Otherwise each task holds its slot for five seconds.
    environment.put("AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL", "1");
    environment.put("AIRFLOW__USAGE_DATA_COLLECTION__ENABLED", "False");
    environment.put(
        "AIRFLOW_CONN_SPARK_DEFAULT", "{\"conn_type\": \"spark\", \"host\": \"local[*]\"}");
    environment.put("NO_PROXY", "127.0.0.1,localhost");
    environment.putAll(settings);
    environment.put(
        "PATH",
        String.join(
            File.pathSeparator,
            SparkSubmitProgram.write(this.home).toString(),
            python.programs().toString(),
            System.getenv().getOrDefault("PATH", "")));
  }

  /** What is in the file; what it lacks is made up and written into it. */
  private static ObjectNode secrets(Path file) throws IOException {
    ObjectNode kept =
        Files.exists(file)
            ? (ObjectNode) Json.MAPPER.readTree(file.toFile())
            : Json.MAPPER.createObjectNode();
    for (String key : List.of("jwt", "session")) {
      kept.putIfAbsent(key, TextNode.valueOf(secret(64)));
    }
    for (String user : List.of(ADMIN, "viewer")) {
      kept.withObject("/passwords").putIfAbsent(user, TextNode.valueOf(secret(12)));
    }
    writeForOwner(file, kept.toPrettyString());
    return kept;
  }

  /**
   * Starts one and waits until it is healthy.
   *
   * @param home its folder; made when it is not there
   * @param dags the folder of DAGs
   * @param port to listen on; 0 for any that is free
   * @param settings environment variables that the DAGs read
   * @throws IOException if it does not start; the message says why
   */
  public static LocalAirflow start(
      Path home, PythonEnvironment python, Path dags, int port, Map<String, String> settings)
      throws IOException {
    LocalAirflow airflow = new LocalAirflow(home, python, dags, port, settings);
    // Its processes would outlive a JVM that is told to stop.
    Runtime.getRuntime().addShutdownHook(new Thread(airflow::close, "end of Airflow"));
    try {
      Path log = airflow.log("migrate");
      PythonEnvironment.run(airflow.process(log, "db", "migrate"), log);
      for (Part part : Part.values()) {
        airflow.start(part);
      }
      airflow.awaitHealth();
    } catch (IOException | RuntimeException failed) {
      airflow.close();
      throw failed;
    }
    return airflow;
  }

  /** The address. */
  public URI server() {
    return server;
  }

  /** The log-in of a user: {@link #ADMIN}, or {@code viewer} who may only look. */
  public Credentials.Password credentials(String user) {
    return new Credentials.Password(user, passwords.path(user).asText());
  }

  /** A client that may do everything. */
  public AirflowClient client() {
    return new AirflowClient(server, credentials(ADMIN), Patience.STANDARD);
  }

  /** Writes a file for {@code mltd sweep --credentials}. */
  public Path writeCredentials() throws IOException {
    Properties properties = new Properties();
    properties.setProperty("url", server.toString());
    properties.setProperty("user", ADMIN);
    properties.setProperty("password", credentials(ADMIN).password());
    Path file = home.resolve("credentials.properties");
    writeForOwner(file, "");
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }

  /** Starts one of its processes. */
  public void start(Part part) throws IOException {
    Path log = log(part.command);
    ProcessBuilder process =
        part == Part.SCHEDULER
            // Its server of logs would listen on every address.
            ? process(log, part.command, "--skip-serve-logs")
            : process(log, part.command);
    processes.put(part, process.start());
  }

  /** Kills one of its processes, and all that it started, without a warning. */
  public void kill(Part part) throws InterruptedException {
    Process process = processes.remove(part);
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly().waitFor();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits until all parts say that they are well. */
  public void awaitHealth() throws IOException {
    AirflowClient client = client();
    long deadline = System.nanoTime() + START.toNanos();
    while (true) {
      checkThatAllRun();
      try {
        if (client.isHealthy("metadatabase", "scheduler", "dag_processor")) {
          return;
        }
      } catch (AirflowException notYet) {
        if (System.nanoTime() > deadline) {
          throw new IOException("Airflow did not start: " + notYet.getMessage(), notYet);
        }
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("Airflow did not get healthy within " + START);
      }
      Requests.pause(Duration.ofMillis(500));
    }
  }

  private void checkThatAllRun() throws IOException {
    for (Map.Entry<Part, Process> part : processes.entrySet()) {
      if (!part.getValue().isAlive()) {
        String command = part.getKey().command;
        Path log = log(command);
        throw new IOException(
            "airflow %s ended with exit code %d; the end of %s:%n%s"
                .formatted(command, part.getValue().exitValue(), log, PythonEnvironment.end(log)));
      }
    }
  }

  /** Waits until one of its processes ends by itself. */
  public void await() throws InterruptedException {
    while (processes.values().stream().allMatch(Process::isAlive)) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private ProcessBuilder process(Path log, String... arguments) {
    ProcessBuilder builder =
        PythonEnvironment.logged(log, python.program("airflow"), arguments)
            .directory(home.toFile());
    // Settings of another Airflow must not get in.
    builder.environment().keySet().removeIf(name -> name.startsWith("AIRFLOW"));
    builder.environment().putAll(environment);
    return builder;
  }

  private Path log(String name) {
    return home.resolve("logs").resolve(name + ".log");
  }

  private static void writeForOwner(Path file, String content) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(file, content);
  }

  private static String secret(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends all of it, the jobs that it runs too. */
  @Override
  public synchronized void close() {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process process : processes.values()) {
      process.descendants().forEach(all::add);
      all.add(process.toHandle());
      process.destroy();
    }
    long deadline = System.nanoTime() + STOP.toNanos();
    for (ProcessHandle handle : all) {
      try {
        handle.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        handle.destroyForcibly();
      } catch (ExecutionException | TimeoutException goesOn) {
        handle.destroyForcibly();
      }
    }
    processes.clear();
  }
}
