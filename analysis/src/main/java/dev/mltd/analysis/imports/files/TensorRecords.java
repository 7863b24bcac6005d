package dev.mltd.analysis.imports.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * TensorFlow's record files: length, its checksum, the record, its checksum. Records that are too
 * long to hold a number (images, audio) are skipped unseen; a record with a wrong checksum is
 * skipped and counted; after a wrong length nothing more can be found.
 */
public final class TensorRecords implements AutoCloseable {
  /** No event that holds scalars is longer. */
  private static final int LONGEST_READ = 16 << 20;

  private static final int HEADER = Long.BYTES + Integer.BYTES;

  /** What the format adds to a rotated checksum, so that checksums of checksums stay good ones. */
  private static final int MASK = 0xa282ead8;

  private static final int ROTATION = 15;

  private final InputStream in;
  private final CRC32C checksum = new CRC32C();
  private final byte[] header = new byte[HEADER];
  private byte[] record = new byte[1 << 12];
  private int length;
  private long damaged;
  private boolean cutOff;
  private boolean lost;

  public TensorRecords(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Goes to the next whole record; false after the last. */
  public boolean next() throws IOException {
    while (true) {
      int read = in.readNBytes(header, 0, HEADER);
      if (read < HEADER) {
        cutOff = read > 0;
        return false;
      }
      ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      long size = fields.getLong();
      if (size < 0 || fields.getInt() != masked(header, Long.BYTES)) {
        lost = true;
        return false;
      }
      if (size > LONGEST_READ) {
        if (!skip(size + Integer.BYTES)) {
          return false;
        }
        continue;
      }
      length = (int) size;
      if (!readRecord()) {
        return false;
      }
      int expected = masked(record, length);
      if (ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getInt(length) == expected) {
        return true;
      }
      damaged++;
    }
  }

  /** The record and its checksum; the array grows with what is there, not with what is said. */
  private boolean readRecord() throws IOException {
    int wanted = length + Integer.BYTES;
    int read = 0;
    while (read < wanted) {
      if (read == record.length) {
        record = Arrays.copyOf(record, Math.min(wanted, 2 * record.length));
      }
      int more = in.readNBytes(record, read, Math.min(wanted, record.length) - read);
      if (more == 0) {
        cutOff = true;
        return false;
      }
      read += more;
    }
    return true;
  }

  private boolean skip(long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
      return true;
    } catch (EOFException shorter) {
      cutOff = true;
      return false;
    }
  }

  private int masked(byte[] bytes, int count) {
    checksum.reset();
    checksum.update(bytes, 0, count);
    return masked((int) checksum.getValue());
  }

  /** A checksum as the format writes it. */
  static int masked(int checksum) {
    return Integer.rotateRight(checksum, ROTATION) + MASK;
  }

  /** The record, in the first {@link #length} bytes, until the next is asked for. */
  public byte[] record() {
    return record;
  }

  public int length() {
    return length;
  }

  /** How many records had a wrong checksum. */
  public long damaged() {
    return damaged;
  }

  /** Whether the file ends within a record. */
  public boolean isCutOff() {
    return cutOff;
  }

  /** Whether a length was wrong, so that what follows could not be read. */
  public boolean isLost() {
    return lost;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
