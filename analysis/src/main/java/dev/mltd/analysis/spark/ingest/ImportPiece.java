package dev.mltd.analysis.spark.ingest;

import dev.mltd.analysis.imports.RunHeader;
import dev.mltd.analysis.imports.SetAside;
import dev.mltd.analysis.imports.points.Points;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.commons.lang3.SerializationUtils;

/**
 * A part of a run on its way through the shuffle. It travels as bytes, so that it does not matter
 * which serializer Spark is told to use.
 */
sealed interface ImportPiece extends Serializable {

  /** What is known about a run but its curves. */
  record Header(RunHeader header) implements ImportPiece {}

  /**
   * Points of one series that follow each other in a file.
   *
   * @param tool the format that they are read as
   * @param program what was trained, when nothing says it
   * @param path the file
   * @param order where they stand in the file, among the pieces of the same file
   * @param layer where the file states one apart from the name; else empty
   */
  record Chunk(
      String tool,
      String program,
      String path,
      long order,
      String rawName,
      String layer,
      Points points)
      implements ImportPiece {}

  /** What is not imported. */
  record Aside(SetAside what) implements ImportPiece {}

  /** An object as bytes. */
  static byte[] encode(Serializable object) {
    return SerializationUtils.serialize(object);
  }

  /** The object behind bytes that {@link #encode} made. */
  static <T> T decode(byte[] bytes, Class<T> type) {
    // Here, and not in a library, which on a cluster may not see the classes of this program.
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return type.cast(in.readObject());
    } catch (IOException notInMemory) {
      throw new UncheckedIOException(notInMemory);
    } catch (ClassNotFoundException otherVersion) {
      throw new IllegalStateException(otherVersion);
    }
  }
}
