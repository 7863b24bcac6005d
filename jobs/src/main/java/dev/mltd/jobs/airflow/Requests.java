package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Sends one request: with a token, within a time, again where that does no harm; an answer that is
 * no success becomes an {@link AirflowException}.
 */
final class Requests {
  private static final Set<Integer> NOT_NOW = Set.of(429, 500, 502, 503, 504);
  static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

  /** Whether asking twice does the same as asking once. */
  enum Repeat {
    SAFE,
    UNSAFE
  }

  private final String address;
  private final Credentials credentials;
  private final Patience patience;
  private final HttpClient http;
  private Optional<String> token = Optional.empty();

  Requests(URI server, Credentials credentials, Patience patience) {
    this.address = server.toString().replaceAll("/+$", "");
    this.credentials = credentials;
    this.patience = patience;
    // Redirects are not followed: they would carry the token to wherever they point.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience.request())
            .build();
  }

  JsonNode read(String path) {
    return json(send("GET", path, Optional.empty(), Repeat.SAFE, BodyHandlers.ofString()).body());
  }

  /**
   * @param body what becomes JSON
   */
  JsonNode send(String method, String path, Object body, Repeat repeat) {
    return json(send(method, path, Optional.of(body), repeat, BodyHandlers.ofString()).body());
  }

  /** The last lines of a long text, one at a time, so that its length does not matter. */
  LastLines lastLines(String path, int lines) {
    return send(
            "GET",
            path,
            Optional.empty(),
            Repeat.SAFE,
            answer ->
                answer.statusCode() == 200
                    ? HttpResponse.BodySubscribers.fromLineSubscriber(
                        new LastLines(lines), Function.identity(), StandardCharsets.UTF_8, null)
                    : HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8),
                        LastLines::of))
        .body();
  }

  private <T> HttpResponse<T> send(
      String method, String path, Optional<Object> body, Repeat repeat, BodyHandler<T> handler) {
    Optional<String> used = Optional.of(token(Optional.empty()));
    HttpResponse<T> answer = persist(request(method, path, body, used), repeat, handler);
    if (answer.statusCode() == 401 && !(credentials instanceof Credentials.Token)) {
      used = Optional.of(token(used));
      answer = persist(request(method, path, body, used), repeat, handler);
    }
    if (isRefusal(answer)) {
      throw AirflowException.of(answer.statusCode(), said(answer, path));
    }
    return answer;
  }

  /** Asks again as long as the answer is "not now", or none, and asking again does no harm. */
  private <T> HttpResponse<T> persist(HttpRequest request, Repeat repeat, BodyHandler<T> handler) {
    for (int tried = 1; ; tried++) {
      boolean last = tried >= patience.tries();
      HttpHeaders headers = NO_HEADERS;
      try {
        HttpResponse<T> answer = exchange(request, handler);
        int status = answer.statusCode();
        // 429 is said before anything was done, so even an unsafe request may come again.
        boolean harmless = repeat == Repeat.SAFE || status == 429;
        if (last || !harmless || !NOT_NOW.contains(status)) {
          return answer;
        }
        headers = answer.headers();
      } catch (IOException cut) {
        if (last || repeat == Repeat.UNSAFE) {
          throw new AirflowException.Unavailable(
              "no answer from %s: %s".formatted(address, reason(cut)), cut);
        }
      }
      pause(patience.pause(tried, headers));
    }
  }

  private static boolean isRefusal(HttpResponse<?> answer) {
    return answer.statusCode() / 100 != 2;
  }

  private static String said(HttpResponse<?> answer, String path) {
    String body = String.valueOf(answer.body());
    return answer.statusCode() / 100 == 3
        ? "%s is redirected to %s: give that address instead"
            .formatted(path, answer.headers().firstValue("Location").orElse("nowhere"))
        : ErrorDetail.of(body);
  }

  /** A token that is not the one that was refused. */
  private synchronized String token(Optional<String> refused) {
    if (token.isEmpty() || token.equals(refused)) {
      token = Optional.of(newToken());
    }
    return token.get();
  }

  private String newToken() {
    if (credentials instanceof Credentials.Token given) {
      return given.token();
    }
    if (credentials instanceof Credentials.TokenCommand program) {
      return program.token();
    }
    Credentials.Password known = (Credentials.Password) credentials;
    Map<String, String> login = Map.of("username", known.user(), "password", known.password());
    HttpResponse<String> answer =
        persist(
            request("POST", "/auth/token", Optional.of(login), Optional.empty()),
            Repeat.SAFE,
            BodyHandlers.ofString());
    if (isRefusal(answer)) {
      throw AirflowException.of(
          answer.statusCode(),
          "log-in of %s: %s".formatted(known.user(), said(answer, "/auth/token")));
    }
    String given = json(answer.body()).path("access_token").asText();
    if (given.isEmpty()) {
      throw new AirflowException.NotLoggedIn("the log-in of %s gave no token".formatted(known));
    }
    return given;
  }

  private HttpRequest request(
      String method, String path, Optional<Object> body, Optional<String> bearer) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(patience.request())
            .header("Accept", path.contains("/logs/") ? "application/x-ndjson" : "application/json")
            .method(
                method,
                body.map(
                        content ->
                            BodyPublishers.ofString(Json.MAPPER.valueToTree(content).toString()))
                    .orElse(BodyPublishers.noBody()));
    if (body.isPresent()) {
      request.header("Content-Type", "application/json");
    }
    bearer.ifPresent(given -> request.header("Authorization", "Bearer " + given));
    return request.build();
  }

  /**
   * The time-out of the request ends with the headers of the answer; this one holds for its body.
   */
  private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler)
      throws IOException {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, handler);
    try {
      return answer.get(patience.request().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException cut) {
        throw cut;
      }
      throw new IOException(failed.getCause());
    } catch (TimeoutException slow) {
      answer.cancel(true);
      throw new IOException("nothing within %d ms".formatted(patience.request().toMillis()), slow);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new AirflowException.Unavailable("stopped while waiting for an answer", stopped);
    }
  }

  static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AirflowException.Unavailable("stopped while waiting", stopped);
    }
  }

  private static String reason(IOException cut) {
    return cut.getMessage() == null ? cut.getClass().getSimpleName() : cut.getMessage();
  }

  private JsonNode json(String body) {
    try {
      return body.isBlank() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
    } catch (JsonProcessingException noJson) {
      throw new AirflowException.Unavailable(
          "%s does not answer as Airflow does: %s".formatted(address, ErrorDetail.of(body)),
          noJson);
    }
  }
}
