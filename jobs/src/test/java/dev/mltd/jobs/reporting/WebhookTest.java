package dev.mltd.jobs.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final StringWriter err = new StringWriter();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          boolean refuses = exchange.getRequestURI().getPath().contains("refuse");
          exchange.sendResponseHeaders(refuses ? 500 : 204, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aMessageIsAJsonText() {
    send("/take/s3cret", "150 runs: \"73\" ill");
    assertThat(told).containsExactly("{\"text\":\"150 runs: \\\"73\\\" ill\"}");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aRefusalIsSaidWithoutTheAddress() {
    send("/refuse/s3cret", "text");
    assertThat(err.toString()).contains("HTTP 500").doesNotContain("s3cret");
  }

  @Test
  void aWebhookThatIsAwayIsSaidWithoutTheAddress() {
    server.stop(0);
    send("/take/s3cret", "text");
    assertThat(err.toString()).contains("did not take the message").doesNotContain("s3cret");
  }

  private void send(String path, String text) {
    PrintWriter out = new PrintWriter(err, true);
    new Webhook(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
        .send(text, out);
  }
}
