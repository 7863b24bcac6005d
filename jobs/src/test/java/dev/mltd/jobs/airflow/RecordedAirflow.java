package dev.mltd.jobs.airflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers as Airflow 3.3 does: for each request the answers that a test gave for it, in their
 * order, the last one again and again; and writes down what it was asked.
 */
final class RecordedAirflow implements AutoCloseable {
  /** Quick, since nothing that is tested depends on the time. */
  static final Patience QUICK =
      new Patience(Duration.ofSeconds(10), 3, Duration.ofMillis(1), Duration.ofMillis(2));

  static {
    // Otherwise each answer waits 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, String> told = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private int tokens;

  /** What a request gets. */
  interface Answer {
    void give(HttpExchange exchange) throws IOException, InterruptedException;
  }

  RecordedAirflow() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  AirflowClient client() {
    return client(QUICK);
  }

  AirflowClient client(Patience patience) {
    return new AirflowClient(address(), new Credentials.Password("ada", "s3cret"), patience);
  }

  /** Gives an answer to a request such as {@code GET /api/v2/monitor/health}. */
  RecordedAirflow on(String request, int status, String body) {
    return on(
        request,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }

  RecordedAirflow on(String request, Answer answer) {
    answers.computeIfAbsent(request, any -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** Breaks the connection off without a word. */
  RecordedAirflow cut(String request) {
    return on(request, HttpExchange::close);
  }

  /** Begins an answer and never ends it. */
  RecordedAirflow hang(String request) {
    return on(
        request,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          closing.await();
          exchange.close();
        });
  }

  /** What was asked, with the token that it was asked with, such as {@code GET /x [token-1]}. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  long asked(String request) {
    return asked().stream().filter(one -> one.startsWith(request + " ")).count();
  }

  /** The body that came with a request the last time. */
  String told(String request) {
    return told.get(request);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String request = exchange.getRequestMethod() + " " + path;
    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
    told.put(request, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Answer answer;
    synchronized (this) {
      asked.add(
          "%s [%s]".formatted(request, bearer == null ? "" : bearer.substring("Bearer ".length())));
      Deque<Answer> planned = answers.get(request);
      if (planned == null && request.equals("POST /auth/token")) {
        tokens++;
        on("POST /auth/token", 201, "{\"access_token\":\"token-%d\"}".formatted(tokens));
        planned = answers.remove(request);
      }
      if (planned == null) {
        planned = new ArrayDeque<>();
        String said = "{\"error\":\"API route not found\"}";
        on("unplanned", 404, said);
        planned.add(answers.remove("unplanned").poll());
      }
      answer = planned.size() > 1 ? planned.poll() : planned.peek();
    }
    try {
      answer.give(exchange);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
