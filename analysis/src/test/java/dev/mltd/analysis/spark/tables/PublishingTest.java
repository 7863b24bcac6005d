package dev.mltd.analysis.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.publish.Attempt;
import dev.mltd.analysis.publish.DatasetFolder;
import dev.mltd.analysis.publish.Provenance;
import dev.mltd.analysis.publish.PublishException;
import dev.mltd.analysis.publish.Published;
import dev.mltd.analysis.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishingTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);
  private static final Provenance PROVENANCE = Provenance.of("1.0", "input");

  @TempDir private Path folder;

  @Test
  void nothingIsCurrentBeforeTheFirstPublication() {
    write(dataset().newAttempt(DATE), 3);
    assertThat(dataset().current(DATE)).isEmpty();
    assertThat(dataset().dates()).isEmpty();
  }

  @Test
  void anAttemptThatDiedLeavesTheLastOneReadable() {
    publish(3);
    Published before = dataset().current(DATE).orElseThrow();
    write(dataset().newAttempt(DATE), 5);

    assertThat(dataset().current(DATE)).contains(before);
    assertThat(rowsRead()).isEqualTo(3);
  }

  @Test
  void whatIsPublishedStatesItsFilesRowsAndProvenance() {
    publish(3);
    Published published = dataset().current(DATE).orElseThrow();
    assertThat(published.rows()).isEqualTo(3);
    assertThat(published.provenance()).isEqualTo(PROVENANCE);
    assertThat(dataset().dates()).containsExactly(DATE);
  }

  @Test
  void aSecondPublicationReplacesTheFirstWhole() {
    publish(3);
    publish(2);
    assertThat(rowsRead()).isEqualTo(2);
  }

  @Test
  void rowsThatWentMissingRefuseToPublish() {
    publish(3);
    Attempt short_ = dataset().newAttempt(DATE);
    write(short_, 4);
    assertThatThrownBy(() -> short_.publish(PROVENANCE, 5))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("4 rows where 5");
    assertThat(rowsRead()).isEqualTo(3);
  }

  @Test
  void theLaterOfTwoPublishersWinsAndIsToldOfTheOther() {
    Attempt early = dataset().newAttempt(DATE);
    Attempt late = dataset().newAttempt(DATE);
    write(early, 1);
    write(late, 2);
    assertThat(early.publish(PROVENANCE, 1)).isEmpty();
    assertThat(late.publish(PROVENANCE, 2)).map(Published::rows).contains(1L);
    assertThat(rowsRead()).isEqualTo(2);
  }

  @Test
  void aDamagedListOfFilesIsNamed() throws IOException {
    publish(3);
    Path current = folder.resolve("numbers/sweep_date=2026-01-05/_current.json");
    Files.writeString(current, "{\"schemaVersion\":");
    assertThatThrownBy(() -> dataset().current(DATE))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("_current.json")
        .hasMessageContaining("damaged");
  }

  @Test
  void aFileThatIsGoneIsNamed() throws IOException {
    publish(3);
    Published published = dataset().current(DATE).orElseThrow();
    Files.delete(Path.of(dataset().paths(published).get(0)));
    assertThatThrownBy(() -> dataset().paths(published))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("is gone");
  }

  @Test
  void aNewerVersionsPublicationIsRefused() throws IOException {
    publish(3);
    Path current = folder.resolve("numbers/sweep_date=2026-01-05/_current.json");
    Files.writeString(
        current,
        Files.readString(current).replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 99"));
    assertThatThrownBy(() -> dataset().current(DATE)).hasMessageContaining("newer version");
  }

  private DatasetFolder dataset() {
    return new DatasetFolder(folder.toString(), "numbers", new Configuration());
  }

  private void publish(int rows) {
    Attempt attempt = dataset().newAttempt(DATE);
    write(attempt, rows);
    attempt.publish(PROVENANCE, rows);
  }

  private static void write(Attempt attempt, int rows) {
    assertThat(Parquet.write(LocalSpark.session().range(rows).toDF(), attempt.path()))
        .isEqualTo(rows);
  }

  private long rowsRead() {
    DatasetFolder dataset = dataset();
    return LocalSpark.session()
        .read()
        .parquet(dataset.paths(dataset.current(DATE).orElseThrow()).toArray(String[]::new))
        .count();
  }
}
