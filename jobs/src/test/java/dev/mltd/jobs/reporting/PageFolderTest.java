package dev.mltd.jobs.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFolderTest {
  @TempDir private Path folder;

  @Test
  void bringsPagesToAStoreWhereTheyReplaceThoseThatAreThere() throws IOException {
    Path store = Files.createDirectories(folder.resolve("store"));
    Files.writeString(store.resolve("index.html"), "old");
    Path made =
        new PageFolder("file://" + store)
            .write(
                new Configuration(),
                here -> {
                  Files.writeString(here.resolve("index.html"), "new");
                  Files.createDirectories(here.resolve("data"));
                  Files.writeString(here.resolve("data/runs.json"), "{}");
                  return here;
                });
    assertThat(store.resolve("index.html")).hasContent("new");
    assertThat(store.resolve("data/runs.json")).hasContent("{}");
    assertThat(made).doesNotExist();
  }

  @Test
  void writesIntoAFolderInPlace() throws IOException {
    PageFolder pages = new PageFolder(folder.toString());
    assertThat(pages.<Path>write(new Configuration(), written -> written)).isEqualTo(folder);
  }

  @Test
  void isSeenWhereItLies() {
    assertThat(new PageFolder("s3a://bucket/report"))
        .hasToString("s3a://bucket/report/index.html")
        .extracting(PageFolder::page)
        .isEqualTo("s3a://bucket/report/index.html");
    assertThat(new PageFolder("report"))
        .hasToString("report/index.html")
        .extracting(PageFolder::page)
        .isEqualTo(Path.of("report/index.html").toAbsolutePath().toString());
  }
}
