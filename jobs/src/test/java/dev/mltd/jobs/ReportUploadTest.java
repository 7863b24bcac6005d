package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportUploadTest {
  @TempDir private Path folder;

  @Test
  void replacesWhatIsThere() throws IOException {
    Path place = Files.createDirectories(folder.resolve("store"));
    Files.writeString(place.resolve("index.html"), "old");
    Path made = Files.createDirectories(folder.resolve("made"));
    Files.writeString(made.resolve("index.html"), "new");
    Files.createDirectories(made.resolve("data"));
    Files.writeString(made.resolve("data/runs.json"), "{}");
    ReportUpload.move(made, place.toUri().toString(), new Configuration());
    assertThat(place.resolve("index.html")).hasContent("new");
    assertThat(place.resolve("data/runs.json")).hasContent("{}");
  }

  @Test
  void isForPlacesThatAreNoFolders() {
    assertThat(ReportUpload.isNeeded("s3a://bucket/report")).isTrue();
    assertThat(ReportUpload.isNeeded("/data/report")).isFalse();
    assertThat(ReportUpload.isNeeded("report")).isFalse();
  }
}
