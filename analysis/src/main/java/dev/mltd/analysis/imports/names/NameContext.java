package dev.mltd.analysis.imports.names;

import dev.mltd.analysis.archive.Direction;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Split;
import java.io.Serializable;
import java.util.Map;

/**
 * What a format knows about the names of its metrics beyond the names themselves.
 *
 * @param splitWithoutToken the split of a name that states none: Keras writes {@code loss} for the
 *     training split; {@link Split#UNSPECIFIED} where the format does not say
 * @param splitByPrefix the split of all names that begin so
 * @param known raw names that mean something else than they would elsewhere
 * @param directions which way is better, of those of them for which the tool was told
 */
public record NameContext(
    Split splitWithoutToken,
    Map<String, Split> splitByPrefix,
    Map<String, Metric> known,
    Map<String, Direction> directions)
    implements Serializable {

  /** A format that knows which way is better from the names alone. */
  public NameContext(
      Split splitWithoutToken, Map<String, Split> splitByPrefix, Map<String, Metric> known) {
    this(splitWithoutToken, splitByPrefix, known, Map.of());
  }

  /** A format that says nothing beyond the names. */
  public static final NameContext NONE = new NameContext(Split.UNSPECIFIED, Map.of(), Map.of());

  /** The split that the format states for a name. */
  Split splitOf(String rawName) {
    return splitByPrefix.entrySet().stream()
        .filter(prefix -> rawName.startsWith(prefix.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(splitWithoutToken);
  }
}
