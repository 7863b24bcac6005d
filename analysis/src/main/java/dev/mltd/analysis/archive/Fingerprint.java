package dev.mltd.analysis.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** A short name for a list of texts, which no other list has. */
public final class Fingerprint {
  private static final int BYTES = 16;

  private Fingerprint() {}

  /**
   * Digest of texts in their order.
   *
   * @return 32 hexadecimal digits
   */
  public static String of(List<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // The length comes first, so that no two different lists of texts look the same.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    } catch (NoSuchAlgorithmException everyJavaHasSha256) {
      throw new IllegalStateException(everyJavaHasSha256);
    }
  }
}
