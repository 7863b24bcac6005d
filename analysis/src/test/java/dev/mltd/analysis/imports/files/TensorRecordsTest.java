package dev.mltd.analysis.imports.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class TensorRecordsTest {
  private static final byte[] SMALL = {1, 2, 3};

  @Test
  void checksumsAreThoseOfTheFormat() {
    assertThat(TensorRecords.masked(checksum("\u001a\u0011CRC test, one two".getBytes(US_ASCII))))
        .isEqualTo(0x5794d08a);
  }

  @Test
  void aRecordWithAWrongChecksumIsSkippedAndCounted() throws IOException {
    byte[] damaged = record(SMALL);
    damaged[13] ^= 1;
    try (TensorRecords records = of(record(SMALL), damaged, record(SMALL))) {
      assertThat(count(records)).isEqualTo(2);
      assertThat(records.damaged()).isEqualTo(1);
      assertThat(records.isLost()).isFalse();
    }
  }

  @Test
  void afterAWrongLengthNothingIsFound() throws IOException {
    byte[] damaged = record(SMALL);
    damaged[0] ^= 1;
    try (TensorRecords records = of(record(SMALL), damaged, record(SMALL))) {
      assertThat(count(records)).isEqualTo(1);
      assertThat(records.isLost()).isTrue();
    }
  }

  @Test
  void aRecordThatIsNotWholeYetEndsTheFile() throws IOException {
    try (TensorRecords records = of(record(SMALL), new byte[] {3, 0, 0})) {
      assertThat(count(records)).isEqualTo(1);
      assertThat(records.isCutOff()).isTrue();
    }
  }

  @Test
  void aLengthBeyondTheFileTakesNoMemory() throws IOException {
    byte[] header = new byte[12];
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE - 9);
    seal(header, 8);
    try (TensorRecords records = of(record(SMALL), header)) {
      assertThat(count(records)).isEqualTo(1);
      assertThat(records.isCutOff()).isTrue();
    }
  }

  /** A file of 2 GB, of which only its small records are held in memory. */
  @Test
  void imagesAreSkippedUnseen() throws IOException {
    byte[] image = new byte[32 << 20];
    byte[] whole = record(image);
    InputStream large =
        new SequenceInputStream(
            Collections.enumeration(
                Collections.nCopies(64, whole).stream()
                    .map(bytes -> (InputStream) new ByteArrayInputStream(bytes))
                    .toList()));
    InputStream file = new SequenceInputStream(large, new ByteArrayInputStream(record(SMALL)));
    try (TensorRecords records = new TensorRecords(file)) {
      assertThat(count(records)).isEqualTo(1);
      assertThat(records.record().length).isLessThan(1 << 16);
    }
  }

  private static int count(TensorRecords records) throws IOException {
    int count = 0;
    while (records.next()) {
      count++;
    }
    return count;
  }

  private static TensorRecords of(byte[]... parts) {
    return new TensorRecords(
        new SequenceInputStream(
            Collections.enumeration(
                List.of(parts).stream()
                    .map(bytes -> (InputStream) new ByteArrayInputStream(bytes))
                    .toList())));
  }

  private static byte[] record(byte[] content) {
    byte[] record = new byte[12 + content.length + 4];
    ByteBuffer buffer = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putLong(content.length);
    seal(record, 8);
    buffer.position(12);
    buffer.put(content);
    buffer.putInt(TensorRecords.masked(checksum(content)));
    return record;
  }

  private static void seal(byte[] header, int length) {
    byte[] sealed = new byte[length];
    System.arraycopy(header, 0, sealed, 0, length);
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(length, TensorRecords.masked(checksum(sealed)));
  }

  private static int checksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, bytes.length);
    return (int) checksum.getValue();
  }
}
