package dev.mltd.analysis.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** A short name for whatever was added, in its order; nothing else has the same. */
public final class Fingerprint {
  private static final int BYTES = 16;

  private final MessageDigest digest = DigestUtils.getSha256Digest();

  /** Of texts. */
  public static String of(List<String> texts) {
    Fingerprint fingerprint = new Fingerprint();
    texts.forEach(fingerprint::add);
    return fingerprint.digits();
  }

  /** Adds a text. Its length comes first, so that no two different lists of texts look the same. */
  public Fingerprint add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** Adds what was put into a buffer, as it is, and makes room in it. */
  public Fingerprint add(ByteBuffer written) {
    digest.update(written.flip());
    written.clear();
    return this;
  }

  /**
   * The name; ask for it once.
   *
   * @return 32 hexadecimal digits
   */
  public String digits() {
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
