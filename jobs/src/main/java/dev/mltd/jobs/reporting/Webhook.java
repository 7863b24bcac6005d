package dev.mltd.jobs.reporting;

import dev.mltd.analysis.archive.RecordJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A chat's address for messages, as a JSON object with {@code text}. The address is a secret, so it
 * comes from the environment and is never printed.
 */
final class Webhook {
  private static final String VARIABLE = "MLTD_WEBHOOK_URL";
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final URI address;

  Webhook(URI address) {
    this.address = address;
  }

  /** The one that is configured. */
  static Optional<Webhook> configured() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(value -> !value.isBlank())
        .map(value -> new Webhook(address(value.strip())));
  }

  private static URI address(String value) {
    try {
      return URI.create(value);
    } catch (IllegalArgumentException noAddress) {
      // Without the cause, which holds the address.
      throw new IllegalStateException(VARIABLE + " holds no address");
    }
  }

  /** Sends a message; that nobody took it is said, and is no failure of what it tells about. */
  void send(String text, PrintWriter err) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(LONGEST)
              .header("Content-Type", "application/json")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      RecordJson.STORED.writeValueAsString(Map.of("text", text))))
              .build();
      int status =
          HttpClient.newBuilder()
              .connectTimeout(LONGEST)
              .build()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      if (status / 100 != 2) {
        err.printf("mltd: the webhook of %s did not take the message: HTTP %d%n", VARIABLE, status);
      }
    } catch (IOException | IllegalArgumentException unreachable) {
      err.printf(
          "mltd: the webhook of %s did not take the message: %s%n",
          VARIABLE, unreachable.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
