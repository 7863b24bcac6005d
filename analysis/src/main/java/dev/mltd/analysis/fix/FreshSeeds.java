package dev.mltd.analysis.fix;

import dev.mltd.analysis.archive.Fingerprint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Seeds that no run of a group has used: the same on every call. */
public final class FreshSeeds {
  /** Of 28 bits, which every framework takes. */
  private static final int HEXADECIMAL_DIGITS = 7;

  private FreshSeeds() {}

  /**
   * Seeds for a group of runs.
   *
   * @param used by archived runs of the group
   * @param count how many
   * @return all different, in the order in which they are to be used
   */
  public static List<Long> of(String group, Set<Long> used, int count) {
    Set<Long> seeds = new LinkedHashSet<>();
    for (int k = 0; seeds.size() < count; k++) {
      String digits = Fingerprint.of(List.of(group, String.valueOf(k)));
      long seed = Long.parseLong(digits.substring(0, HEXADECIMAL_DIGITS), 16);
      if (!used.contains(seed)) {
        seeds.add(seed);
      }
    }
    return List.copyOf(seeds);
  }
}
