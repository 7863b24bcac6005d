package dev.mltd.jobs.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
  @Test
  void eachFigureIsASeriesThatTheNextSweepContinues() {
    SweepGauges figures =
        new SweepGauges(
            new TreeMap<>(Map.of("ill", 73L, "healthy", 77L)),
            new TreeMap<>(Map.of("LearningRateTooLow", 15L, "odd\"\\\nname", 1L)),
            new TreeMap<>(Map.of("trained", 40L)),
            12.25,
            new TreeMap<>(Map.of("verified", 2L, "no_effect", 3L)),
            Instant.parse("2026-01-31T03:00:00Z"),
            Duration.ofMinutes(10));
    assertThat(PrometheusText.of(figures).lines())
        .contains(
            "# TYPE mltd_runs gauge",
            "mltd_runs{health=\"ill\"} 73",
            "mltd_runs{health=\"healthy\"} 77",
            "mltd_ill_runs{cause=\"LearningRateTooLow\"} 15",
            "mltd_ill_runs{cause=\"odd\\\"\\\\\\nname\"} 1",
            "mltd_trainings{status=\"trained\"} 40",
            "mltd_fixes{verdict=\"verified\"} 2",
            "mltd_training_seconds 12.250",
            "mltd_sweep_seconds 600.000",
            "mltd_last_success_timestamp_seconds 1769828400.000")
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches(
                        "# (HELP|TYPE) .+|[a-z_]+(\\{[a-z]+=\"([^\"\\\\]|\\\\.)*\"})? [0-9.]+"))
        .noneSatisfy(line -> assertThat(line).contains("2026"));
  }
}
