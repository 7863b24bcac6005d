package dev.mltd.analysis.imports.names;

import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.MetricKind;
import dev.mltd.analysis.archive.Naming;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.imports.files.ImportException;
import dev.mltd.analysis.imports.points.RawSeries;
import java.io.Serializable;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;

/**
 * Turns the names that tools give to metrics into canonical ones, always in the same way: the
 * team's own file decides first, then what the format knows, then the name itself: its words, its
 * split, its granularity, and a table of known forms. A split is never guessed, and a name that is
 * not in the table stays as it is, with unknown direction.
 */
public final class MetricNames implements Serializable {
  private static final long serialVersionUID = 1;

  /** The team's file decided. */
  public static final String OVERRIDE = "override";

  /** The format decided, or gave the split. */
  public static final String ADAPTER = "adapter";

  /** The table of known forms decided. */
  public static final String TABLE = "table";

  /** A known kind with other words before it, one of several in its run: {@code box_loss}. */
  public static final String QUALIFIED = "qualified";

  /** Another series of the run has more points and keeps the canonical name. */
  public static final String AMBIGUITY = "ambiguity";

  /** Computed from other series of the run. */
  public static final String DERIVED = "derived";

  private static final Set<String> GRANULARITY =
      Set.of("step", "epoch", "batch", "iter", "iteration", "running", "avg", "ema");

  /** Folders of a name that say nothing about layers. */
  private static final Set<String> PLAIN_FOLDERS =
      Set.of("info", "learner", "learner_stats", "default_policy", "metrics", "stats", "perf");

  private static final Pattern LAYER_OF_GRADIENT =
      anyCase("(?:grad_2(?:\\.0)?_norm|l2_norm/grad|gradient_norm)/(.+)");
  private static final Pattern LAYER_OF_WEIGHTS =
      anyCase("(?:l2_norm/(?:param|weight)|weights?|params?)/(.+?)(?:_norm|/norm)?");
  private static final Pattern ENDS_AS_NORM = anyCase(".*(_norm|/norm)|l2_norm/.*");
  private static final Pattern SEPARATORS = Pattern.compile("[/.\\-:\\s()\\[\\]@]+");
  private static final Pattern WORD_STARTS =
      Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  @SuppressWarnings("serial") // A sorted map of strings and records, which are.
  private final Map<String, Meaning> overrides;

  private transient Map<NameContext, Map<String, Meaning>> remembered;

  private MetricNames(Map<String, Meaning> overrides) {
    this.overrides = overrides;
  }

  private static Pattern anyCase(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** The mapping without a team's file. */
  public static MetricNames standard() {
    return new MetricNames(Map.of());
  }

  /**
   * The mapping with a team's file.
   *
   * @throws ImportException naming the line that cannot be understood
   */
  public static MetricNames withOverrides(Path file) {
    return new MetricNames(MetricOverrides.read(file));
  }

  static MetricNames withOverrides(Map<String, Meaning> overrides) {
    return new MetricNames(overrides);
  }

  /** What the team's file says, as text that differs when it says something else. */
  public String overridesText() {
    return overrides.toString();
  }

  /** Whether a folder's name is that of a split. */
  public static boolean isSplit(String name) {
    return splitOf(name.toLowerCase(Locale.ROOT)) != Split.UNSPECIFIED;
  }

  /** What a name means, before the other names of its run are looked at. */
  public Meaning meaning(String rawName, NameContext context) {
    if (remembered == null) {
      remembered = new ConcurrentHashMap<>();
    }
    return remembered
        .computeIfAbsent(context, unseen -> new ConcurrentHashMap<>())
        .computeIfAbsent(rawName, unseen -> understand(rawName, context));
  }

  /**
   * What the series of one run mean. Where several could have one canonical name, the team's file
   * comes first, then the series with most points, then the shorter name; the others stay raw.
   *
   * @return as many as names, in their order
   */
  public List<Meaning> meanings(List<RawSeries> series, NameContext context) {
    List<Meaning> meanings = new ArrayList<>();
    for (RawSeries raw : series) {
      Meaning meaning = meaning(raw.rawName(), context);
      meanings.add(raw.layer().isEmpty() ? meaning : meaning.of(raw.layer()));
    }
    nameQualified(meanings);
    Comparator<Integer> claim =
        Comparator.comparing((Integer i) -> !meanings.get(i).naming().mappedBy().equals(OVERRIDE))
            .thenComparing(i -> -series.get(i).points().size())
            .thenComparing(i -> series.get(i).rawName().length())
            .thenComparing(i -> series.get(i).rawName());
    Set<List<Object>> taken = new HashSet<>();
    for (int i : IntStream.range(0, series.size()).boxed().sorted(claim).toList()) {
      Meaning meaning = meanings.get(i);
      if (meaning.naming().recognised() && !taken.add(List.of(meaning.metric(), meaning.layer()))) {
        meanings.set(i, meaning.asTaken());
      }
    }
    return meanings;
  }

  /** A qualified name is the metric itself where it is the only one of its kind. */
  private static void nameQualified(List<Meaning> meanings) {
    Map<List<Object>, Integer> kinds = new HashMap<>();
    for (Meaning meaning : meanings) {
      if (meaning.naming().recognised()) {
        kinds.merge(List.of(meaning.metric(), meaning.layer()), 1, Integer::sum);
      }
    }
    for (int i = 0; i < meanings.size(); i++) {
      Meaning meaning = meanings.get(i);
      if (meaning.isQualified() && kinds.get(List.of(meaning.metric(), meaning.layer())) > 1) {
        meanings.set(i, meaning.asQualified());
      }
    }
  }

  private Meaning understand(String rawName, NameContext context) {
    Meaning override = overrides.get(rawName);
    if (override != null) {
      return override;
    }
    Metric known = context.known().get(rawName);
    if (known != null) {
      return new Meaning(
          known,
          "",
          new Naming(
              rawName,
              ADAPTER,
              context.directions().getOrDefault(rawName, MetricKind.direction(known.name()))),
          "");
    }
    String plain = Normalizer.normalize(rawName.strip(), Normalizer.Form.NFKC);
    return layered(rawName, plain)
        .or(() -> fromWords(rawName, plain, context))
        .or(() -> fromWords(rawName, WORD_STARTS.matcher(plain).replaceAll("_"), context))
        .orElseGet(() -> Meaning.unknown(rawName));
  }

  /** A metric of one layer (or class), which is a folder or the last part of the name. */
  private static Optional<Meaning> layered(String rawName, String plain) {
    List<String> parts = new ArrayList<>(Arrays.asList(plain.split("/", -1)));
    if (parts.size() > 1 && isSplit(parts.get(0))) {
      parts.remove(0);
    } else if (isSplit(parts.get(parts.size() - 1))) {
      parts.remove(parts.size() - 1);
    }
    String name = String.join("/", parts);
    if (parts.size() < 2 || MetricKind.exactly(joined(name)).isPresent()) {
      return Optional.empty();
    }
    Matcher gradient = LAYER_OF_GRADIENT.matcher(name);
    if (gradient.matches()) {
      return Optional.of(ofLayer(rawName, MetricKind.GRADIENT_NORM, gradient.group(1)));
    }
    Matcher weights = LAYER_OF_WEIGHTS.matcher(name);
    if (ENDS_AS_NORM.matcher(name).matches() && weights.matches()) {
      return Optional.of(ofLayer(rawName, MetricKind.WEIGHT_NORM, weights.group(1)));
    }
    Optional<MetricKind> first = layeredMetric(parts.get(0));
    if (first.isPresent()) {
      return Optional.of(
          ofLayer(rawName, first.get(), String.join("/", parts.subList(1, parts.size()))));
    }
    List<String> folders = parts.subList(0, parts.size() - 1);
    if (PLAIN_FOLDERS.contains(folders.get(folders.size() - 1).toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return layeredMetric(parts.get(parts.size() - 1))
        .map(metric -> ofLayer(rawName, metric, String.join("/", folders)));
  }

  private static Optional<MetricKind> layeredMetric(String part) {
    return MetricKind.exactly(joined(part)).filter(kind -> kind.splitOfLayer().isPresent());
  }

  private static Meaning ofLayer(String rawName, MetricKind kind, String layer) {
    return new Meaning(
        kind.on(kind.splitOfLayer().orElseThrow()),
        layer,
        new Naming(rawName, TABLE, kind.direction()),
        "");
  }

  private static Optional<Meaning> fromWords(String rawName, String plain, NameContext context) {
    Words words = Words.of(plain);
    Optional<MetricKind> exact = MetricKind.exactly(words.name());
    Split stated = words.split();
    Split split = stated == Split.UNSPECIFIED ? context.splitOf(rawName) : stated;
    return exact
        .or(() -> MetricKind.qualified(words.name()))
        .map(
            kind ->
                new Meaning(
                    kind.on(kind.hasSplit() ? split : Split.UNSPECIFIED),
                    "",
                    new Naming(
                        rawName,
                        kind.hasSplit() && split != stated ? ADAPTER : TABLE,
                        kind.direction()),
                    exact.isPresent() ? "" : words.name()));
  }

  private static String joined(String text) {
    return SEPARATORS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("_");
  }

  /** A name without its split and its granularity. */
  private record Words(String name, Split split) {

    static Words of(String plain) {
      List<String> folders =
          new ArrayList<>(Arrays.asList(plain.toLowerCase(Locale.ROOT).split("/", -1)));
      Split split = Split.UNSPECIFIED;
      for (int i = 0; i < folders.size() && split == Split.UNSPECIFIED; i++) {
        split = splitOf(folders.get(i));
        if (split != Split.UNSPECIFIED && folders.size() > 1) {
          folders.remove(i);
        }
      }
      while (folders.size() > 1 && PLAIN_FOLDERS.contains(folders.get(0))) {
        folders.remove(0);
      }
      List<String> words =
          new ArrayList<>(List.of(StringUtils.split(joined(String.join("/", folders)), '_')));
      // A name such as Keras's epoch_val_loss says its granularity first.
      if (words.size() > 1 && words.get(0).equals("epoch")) {
        words.remove(0);
      }
      dropGranularity(words);
      if (split == Split.UNSPECIFIED) {
        split = take(words, 0);
      }
      if (split == Split.UNSPECIFIED) {
        split = take(words, words.size() - 1);
      }
      dropGranularity(words);
      return new Words(String.join("_", words), split);
    }

    private static void dropGranularity(List<String> words) {
      if (words.size() > 1 && GRANULARITY.contains(words.get(words.size() - 1))) {
        words.remove(words.size() - 1);
      }
    }

    private static Split take(List<String> words, int at) {
      Split split = words.size() > 1 ? splitOf(words.get(at)) : Split.UNSPECIFIED;
      if (split != Split.UNSPECIFIED) {
        words.remove(at);
      }
      return split;
    }
  }

  private static Split splitOf(String word) {
    return switch (word) {
      case "train", "training", "tr", "fit" -> Split.TRAIN;
      case "val", "valid", "validation", "eval", "dev", "holdout" -> Split.VALIDATION;
      case "test", "tst" -> Split.TEST;
      default -> Split.UNSPECIFIED;
    };
  }
}
