package dev.mltd.analysis.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  /** Later than anything was touched. */
  private static final Instant ALL = Instant.parse("2999-01-01T00:00:00Z");

  @TempDir private Path warehouse;

  private DatasetFolder dataset(String name) {
    return new DatasetFolder(warehouse.toString(), name, new Configuration());
  }

  private void publish(String name, LocalDate date) throws IOException {
    Attempt attempt = dataset(name).newAttempt(date);
    Files.createDirectories(Path.of(attempt.path()));
    attempt.publish(Provenance.of("test", "none"), 0);
  }

  private Housekeeping.Removed clean(int keep, Instant since) {
    return housekeeping(warehouse.toString()).clean(keep, since);
  }

  private static Housekeeping housekeeping(String warehouse) {
    return new Housekeeping(warehouse, new Configuration(), Set.of("comparisons"));
  }

  @Test
  void theNewestDatesAndTheOneThatTheyFallBackOnStay() throws IOException {
    for (int day = 0; day < 5; day++) {
      publish("findings", FIRST.plusDays(day));
    }
    publish("data_profiles", FIRST);
    publish("data_profiles", FIRST.plusDays(1));

    Housekeeping.Removed removed = clean(2, ALL);

    assertThat(dataset("findings").dates()).containsExactly(FIRST.plusDays(3), FIRST.plusDays(4));
    assertThat(dataset("data_profiles").dates()).containsExactly(FIRST.plusDays(1));
    assertThat(removed.dates()).isEqualTo(4);
  }

  @Test
  void whatIsToLastLosesAttemptsAndNoDate() throws IOException {
    for (int day = 0; day < 3; day++) {
      publish("findings", FIRST.plusDays(day));
      publish("comparisons", FIRST.plusDays(day));
    }
    Files.createDirectories(warehouse.resolve("comparisons/sweep_date=2026-01-01/attempt=killed"));

    Housekeeping.Removed removed = clean(1, ALL);

    assertThat(removed.dates()).isEqualTo(2);
    assertThat(removed.attempts()).isEqualTo(1);
    assertThat(dataset("findings").dates()).containsExactly(FIRST.plusDays(2));
    assertThat(dataset("comparisons").dates()).hasSize(3);
  }

  @Test
  void onlyTheCurrentAttemptOfADateStays() throws IOException {
    publish("findings", FIRST);
    publish("findings", FIRST);
    String current = dataset("findings").current(FIRST).orElseThrow().attempt();
    Path folder = warehouse.resolve("findings/sweep_date=2026-01-01");
    Files.createDirectories(folder.resolve("attempt=killed"));
    Files.writeString(folder.resolve("attempt=killed/part"), "half");

    assertThat(clean(1, ALL)).isEqualTo(new Housekeeping.Removed(0, 2, 4));

    assertThat(folder.resolve("attempt=" + current)).exists();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
    assertThat(clean(1, ALL)).isEqualTo(new Housekeeping.Removed(0, 0, 0));
  }

  @Test
  void anAttemptThatMayBeAtWorkStays() throws IOException {
    publish("findings", FIRST);
    Path working = warehouse.resolve("findings/sweep_date=2026-01-01/attempt=working");
    Files.createDirectories(working);
    clean(1, Instant.parse("2000-01-01T00:00:00Z"));
    assertThat(working).exists();
  }

  @Test
  void resultsThatNoDatasetNamesGo() throws IOException {
    Files.createDirectories(warehouse.resolve("trainings/named/attempt=1"));
    Files.createDirectories(warehouse.resolve("trainings/forgotten/attempt=1"));
    Housekeeping housekeeping = housekeeping(warehouse.toString());
    assertThat(housekeeping.removeUnnamed("trainings", Set.of("named"), ALL).attempts())
        .isEqualTo(1);
    assertThat(warehouse.resolve("trainings/named")).exists();
    assertThat(warehouse.resolve("trainings/forgotten")).doesNotExist();
    assertThat(housekeeping.removeUnnamed("models", Set.of(), ALL).attempts()).isZero();
  }

  @Test
  void whatIsNoDatasetIsLeftAlone() throws IOException {
    Files.createDirectories(warehouse.resolve("notes/2026"));
    publish("findings", FIRST);
    clean(1, ALL);
    assertThat(warehouse.resolve("notes/2026")).exists();
  }

  @Test
  void aWarehouseThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> housekeeping(warehouse + "/none").clean(1, ALL))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("none");
  }
}
