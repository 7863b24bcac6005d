package dev.mltd.analysis.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteOnceFolderTest {
  @TempDir private Path folder;
  private WriteOnceFolder results;

  @BeforeEach
  void open() {
    results = new WriteOnceFolder(folder.resolve("kept").toString(), "it", new Configuration());
  }

  private Path made(String content) throws IOException {
    Path made = Files.createTempDirectory(folder, "made");
    Files.writeString(made.resolve("model"), content);
    return made;
  }

  private String model(String id) throws IOException {
    var kept = results.finished(id, Loss.class).orElseThrow();
    return Files.readString(Path.of(kept.folder().toUri().getPath(), "model"));
  }

  @Test
  void nothingIsFinishedThatNobodyFinished() {
    assertThat(results.finished("a", Loss.class)).isEmpty();
  }

  @Test
  void whatWasFinishedIsKeptWithItsFiles() throws IOException {
    results.finish("a", made("first"), new Loss(0.5));
    assertThat(results.finished("a", Loss.class).orElseThrow().content()).isEqualTo(new Loss(0.5));
    assertThat(model("a")).isEqualTo("first");
    assertThat(results.finished("b", Loss.class)).isEmpty();
  }

  @Test
  void whoFinishesSecondKeepsWhatTheFirstMade() throws IOException {
    results.finish("a", made("first"), new Loss(0.5));
    results.finish("a", made("second"), new Loss(0.6));
    assertThat(model("a")).isEqualTo("first");
    assertThat(results.finished("a", Loss.class).orElseThrow().content()).isEqualTo(new Loss(0.5));
    try (Stream<Path> attempts = Files.list(folder.resolve("kept/it/a"))) {
      assertThat(attempts.filter(Files::isDirectory)).hasSize(1);
    }
  }

  @Test
  void whatIsNoNumberIsKeptAsSuch() throws IOException {
    results.finish("a", made("first"), new Loss(Double.NaN));
    assertThat(results.finished("a", Loss.class).orElseThrow().content().loss()).isNaN();
  }

  private record Loss(double loss) {}

  @Test
  void aDamagedResultSaysHowToGetRidOfIt() throws IOException {
    results.finish("a", made("first"), new Loss(1));
    Files.writeString(folder.resolve("kept/it/a/_finished.json"), "{");
    assertThatThrownBy(() -> results.finished("a", Loss.class))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("remove its folder");
  }
}
