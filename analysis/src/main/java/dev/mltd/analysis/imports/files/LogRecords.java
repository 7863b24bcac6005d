package dev.mltd.analysis.imports.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Records of a log in LevelDB's layout as Weights & Biases writes it: blocks of 32 KiB, in which a
 * record is one chunk or several. The first block begins with the file's own header, and checksums
 * are plain CRC-32. A damaged chunk costs the records that it is part of, and the rest of its block
 * where even its length is wrong.
 */
public final class LogRecords implements AutoCloseable {
  private static final byte[] MAGIC = {':', 'W', '&', 'B', (byte) 0xe1, (byte) 0xbe, 0};
  private static final int BLOCK = 1 << 15;
  private static final int CHUNK_HEADER = 7;
  private static final int FULL = 1;
  private static final int FIRST = 2;
  private static final int MIDDLE = 3;
  private static final int LAST = 4;

  /** A longer record is no metric, and would only fill the memory. */
  private static final int LONGEST = 64 << 20;

  private final InputStream in;
  private final CRC32 checksum = new CRC32();
  private final byte[] block = new byte[BLOCK];
  private final ByteArrayOutputStream record = new ByteArrayOutputStream();
  private int position;
  private int blockLength;
  private boolean started;
  private boolean inRecord;
  private boolean cutOff;
  private long damaged;

  public LogRecords(InputStream in) {
    this.in = new BufferedInputStream(in, BLOCK);
  }

  /**
   * The next whole record; empty after the last.
   *
   * @throws ImportException when the file is no such log
   */
  public Optional<byte[]> next() throws IOException {
    if (!started) {
      start();
    }
    while (true) {
      int left = blockLength - position;
      if (left < CHUNK_HEADER) {
        if (!nextBlock(left)) {
          return Optional.empty();
        }
        continue;
      }
      ByteBuffer header =
          ByteBuffer.wrap(block, position, CHUNK_HEADER).order(ByteOrder.LITTLE_ENDIAN);
      int expected = header.getInt();
      int length = Short.toUnsignedInt(header.getShort());
      int type = header.get();
      if (expected == 0 && length == 0 && type == 0) {
        position = blockLength;
        continue;
      }
      if (CHUNK_HEADER + length > left) {
        // In the last block the rest has not been written yet; in any other the length is wrong.
        cutOff |= blockLength < BLOCK;
        damaged += blockLength < BLOCK ? 0 : 1;
        inRecord = false;
        position = blockLength;
        continue;
      }
      int chunk = position + CHUNK_HEADER;
      position = chunk + length;
      checksum.reset();
      checksum.update(block, chunk - 1, length + 1);
      if ((int) checksum.getValue() != expected) {
        damaged++;
        inRecord = false;
      } else if (add(type, chunk, length)) {
        return Optional.of(record.toByteArray());
      }
    }
  }

  private void start() throws IOException {
    started = true;
    blockLength = in.readNBytes(block, 0, BLOCK);
    position = MAGIC.length;
    if (blockLength < MAGIC.length
        || !Arrays.equals(block, 0, MAGIC.length - 1, MAGIC, 0, MAGIC.length - 1)) {
      throw new ImportException("it does not begin as a log of Weights & Biases does");
    }
    if (block[MAGIC.length - 1] != 0) {
      throw new ImportException(
          "its log is of version %d, of which nothing is known here"
              .formatted(block[MAGIC.length - 1]));
    }
  }

  private boolean nextBlock(int left) throws IOException {
    boolean whole = blockLength == BLOCK;
    int next = whole ? in.readNBytes(block, 0, BLOCK) : 0;
    if (next == 0) {
      cutOff |= inRecord || (left > 0 && !whole);
      return false;
    }
    blockLength = next;
    position = 0;
    return true;
  }

  /** Adds a chunk; whether the record is whole now. */
  private boolean add(int type, int from, int length) {
    boolean begins = type == FULL || type == FIRST;
    if (begins) {
      record.reset();
    }
    boolean belongs = begins || (inRecord && (type == MIDDLE || type == LAST));
    if (!belongs || record.size() + length > LONGEST) {
      damaged++;
      inRecord = false;
      return false;
    }
    record.write(block, from, length);
    inRecord = type == FIRST || type == MIDDLE;
    return !inRecord;
  }

  /** How many chunks were damaged. */
  public long damaged() {
    return damaged;
  }

  /** Whether the file ends within a record. */
  public boolean isCutOff() {
    return cutOff;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
