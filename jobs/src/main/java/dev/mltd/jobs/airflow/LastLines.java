package dev.mltd.jobs.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;

/** Keeps the last lines of a task's log, which comes as one JSON object in each line. */
final class LastLines implements Flow.Subscriber<String> {
  private final int most;
  private final Deque<String> lines = new ArrayDeque<>();

  LastLines(int most) {
    this.most = most;
  }

  /** The body of an answer that is no log. */
  static LastLines of(String body) {
    LastLines all = new LastLines(Integer.MAX_VALUE);
    all.lines.add(body);
    return all;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    try {
      JsonNode record = Json.MAPPER.readTree(line);
      keep(record.path("event").asText(line));
      for (JsonNode error : record.path("error_detail")) {
        keep("%s: %s".formatted(error.path("exc_type").asText(), error.path("exc_value").asText()));
      }
    } catch (JsonProcessingException plain) {
      keep(line);
    }
  }

  private void keep(String said) {
    // Airflow folds parts of a log by lines that say nothing themselves.
    if (said.isBlank() || said.startsWith("::group::") || said.startsWith("::endgroup::")) {
      return;
    }
    said.lines()
        .forEach(
            line -> {
              lines.add(line);
              if (lines.size() > most) {
                lines.removeFirst();
              }
            });
  }

  @Override
  public void onError(Throwable failed) {
    lines.add("(the log broke off: %s)".formatted(failed.getMessage()));
  }

  @Override
  public void onComplete() {}

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
