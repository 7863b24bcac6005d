package dev.mltd.jobs.airflow;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait for an answer, and how often to ask again where asking twice does no harm.
 *
 * @param request for one answer, from the first byte sent to the last received
 * @param tries of an idempotent request, the first included
 * @param firstPause before the second try; it doubles from try to try
 * @param longestPause no pause is longer, whatever the server asks for
 */
public record Patience(Duration request, int tries, Duration firstPause, Duration longestPause) {

  /** Half a minute for an answer, four tries, ten seconds between them at most. */
  public static final Patience STANDARD =
      new Patience(Duration.ofSeconds(30), 4, Duration.ofMillis(500), Duration.ofSeconds(10));

  /**
   * The pause after a failed try, with some chance in it so that many clients do not ask at once.
   */
  Duration pause(int tried, HttpHeaders answered) {
    Duration asked =
        answered
            .firstValue("Retry-After")
            .filter(value -> value.matches("\\d{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
            .orElse(firstPause.multipliedBy(1L << Math.min(tried - 1, 20)));
    Duration capped = asked.compareTo(longestPause) > 0 ? longestPause : asked;
    return capped.plusMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 4 + 1));
  }
}
