package dev.mltd.retrain;

import dev.mltd.analysis.archive.Fingerprint;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Examples to learn from or to be scored on.
 *
 * @param features one row per example, all of one length
 * @param targets one row per example: a one-hot class, or the numbers to predict
 */
@SuppressWarnings("ArrayRecordComponent") // Bulk data that is read, never compared with equals.
public record Examples(float[][] features, float[][] targets) {

  /** Refuses an empty set, and one with more rows on one side than on the other. */
  public Examples {
    if (features.length == 0 || features.length != targets.length) {
      throw new IllegalArgumentException(
          "%d rows of features and %d of targets".formatted(features.length, targets.length));
    }
  }

  /** The number of examples. */
  public int size() {
    return features.length;
  }

  /** Numbers per example that go in. */
  public int inputs() {
    return features[0].length;
  }

  /** Numbers per example that come out: classes, or values to predict. */
  public int outputs() {
    return targets[0].length;
  }

  /** The examples of this range of rows. */
  public Examples rows(int from, int to) {
    return new Examples(
        Arrays.copyOfRange(features, from, to), Arrays.copyOfRange(targets, from, to));
  }

  /** Digest of all numbers, 32 hexadecimal digits. */
  public String fingerprint() {
    Fingerprint fingerprint = new Fingerprint();
    addTo(fingerprint);
    return fingerprint.digits();
  }

  /** Adds all numbers to a fingerprint. */
  void addTo(Fingerprint fingerprint) {
    for (int k = 0; k < features.length; k++) {
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * (inputs() + outputs()));
      for (float number : features[k]) {
        bytes.putFloat(number);
      }
      for (float number : targets[k]) {
        bytes.putFloat(number);
      }
      fingerprint.add(bytes);
    }
  }
}
