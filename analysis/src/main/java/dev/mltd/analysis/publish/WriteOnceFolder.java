package dev.mltd.analysis.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Results that are made once and kept under the digest of all that determines them: {@code
 * <root>/<name>/<id>/attempt=ID/}, and beside the attempts one small file which names the one that
 * counts. Who finishes second keeps what the first one made.
 */
public final class WriteOnceFolder {
  private static final String FINISHED = "_finished.json";

  private final Path root;
  private final Configuration hadoop;

  /**
   * @param root the warehouse's folder; any Hadoop path
   * @param name of the results, for instance {@code trainings}
   */
  public WriteOnceFolder(String root, String name, Configuration hadoop) {
    this.root = new Path(root, name);
    this.hadoop = hadoop;
  }

  /**
   * A finished result.
   *
   * @param folder with its files
   * @param content of the file that says so
   */
  public record Finished<T>(Path folder, T content) {}

  private record Marker(String attempt, JsonNode content) {}

  /** The result of that id; empty when nobody finished it. */
  public <T> Optional<Finished<T>> finished(String id, Class<T> type) {
    Path file = new Path(new Path(root, id), FINISHED);
    try (InputStream in = files().open(file)) {
      Marker marker = DatasetFolder.JSON.readValue(in.readAllBytes(), Marker.class);
      return Optional.of(
          new Finished<>(
              new Path(file.getParent(), marker.attempt),
              DatasetFolder.JSON.treeToValue(marker.content, type)));
    } catch (FileNotFoundException nobody) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new PublishException(
          "%s cannot be read (%s); remove its folder to have it made again"
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  /**
   * Keeps a result, unless somebody did meanwhile.
   *
   * @param made local folder with its files, of which sub-folders are left out
   * @param content of the file that says that it is finished
   * @throws IOException when it cannot be written; nothing is finished then
   */
  public void finish(String id, java.nio.file.Path made, Object content) throws IOException {
    Path folder = new Path(root, id);
    String attempt = "attempt=" + UUID.randomUUID();
    Path kept = new Path(folder, attempt);
    try {
      files().mkdirs(kept);
      try (Stream<java.nio.file.Path> all = Files.list(made)) {
        for (java.nio.file.Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          try (OutputStream out = files().create(new Path(kept, file.getFileName().toString()))) {
            Files.copy(file, out);
          }
        }
      }
      mark(
          folder,
          attempt,
          DatasetFolder.JSON.writeValueAsBytes(
              new Marker(attempt, DatasetFolder.JSON.valueToTree(content))));
    } catch (IOException failed) {
      files().delete(kept, true);
      throw failed;
    }
  }

  private void mark(Path folder, String attempt, byte[] json) throws IOException {
    Path marker = new Path(folder, FINISHED);
    if (files().exists(marker)) {
      files().delete(new Path(folder, attempt), true);
      return;
    }
    if (!files().getUri().getScheme().equals("file")) {
      PlainFiles.write(files(), marker, json);
      return;
    }
    java.nio.file.Path written = PlainFiles.local(new Path(folder, "." + attempt));
    Files.write(written, json);
    try {
      // A link to a whole file, unlike a rename, leaves what is there already.
      Files.createLink(PlainFiles.local(marker), written);
    } catch (FileAlreadyExistsException meanwhile) {
      files().delete(new Path(folder, attempt), true);
    } finally {
      Files.delete(written);
    }
  }

  private FileSystem files() throws IOException {
    return PlainFiles.at(root, hadoop);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
