package dev.mltd.analysis.publish;

import java.util.OptionalLong;

/**
 * What a dataset was made from and by, so that it can be told whether it would come out the same
 * today.
 *
 * @param codeVersion version of this software
 * @param inputFingerprint digest of everything that was read
 * @param ruleSetVersion digest of the rules and limits that judged; empty where none did
 * @param seed of random choices; empty where none were made
 */
public record Provenance(
    String codeVersion, String inputFingerprint, String ruleSetVersion, OptionalLong seed) {

  /** Provenance of a dataset that no rule and no random number took part in. */
  public static Provenance of(String codeVersion, String inputFingerprint) {
    return of(codeVersion, inputFingerprint, "");
  }

  /** Provenance of a dataset that no random number took part in. */
  public static Provenance of(String codeVersion, String inputFingerprint, String ruleSetVersion) {
    return new Provenance(codeVersion, inputFingerprint, ruleSetVersion, OptionalLong.empty());
  }
}
