package dev.mltd.analysis.imports.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text in UTF-8 that is written line by line: what follows the last line feed is a
 * record that was cut off, or is being written, and is not given.
 */
public final class WholeLines implements AutoCloseable {
  /** No record of any tool is longer; a longer one would only fill the memory. */
  private static final int LONGEST = 64 << 20;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean cutOff;

  public WholeLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The next line without its line feed; null after the last whole one. */
  public String next() throws IOException {
    line.reset();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      line.write(next);
      if (line.size() > LONGEST) {
        throw new ImportException("a line is longer than %,d bytes".formatted(LONGEST));
      }
    }
    cutOff = line.size() > 0;
    return null;
  }

  /** Whether something followed the last whole line; known once that was asked for. */
  public boolean isCutOff() {
    return cutOff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
