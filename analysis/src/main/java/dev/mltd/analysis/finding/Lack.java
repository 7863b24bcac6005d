package dev.mltd.analysis.finding;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.measure.MeasuredSeries;
import dev.mltd.analysis.siblings.Siblings;
import dev.mltd.analysis.siblings.Yardstick;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why a rule did not judge.
 *
 * @param kind what sort of thing is lacking
 * @param subject what exactly: of {@link Kind#METRIC} what to record, as metrics are written, and
 *     empty where nothing can be named whose recording would help; of {@link Kind#POINTS} the
 *     metric whose points are too few; else empty
 * @param there how many there are, of those that are too few
 * @param needed how many are needed; 0 where nothing is counted
 * @param sentence for people
 */
public record Lack(Kind kind, String subject, int there, int needed, String sentence) {

  private static final Pattern STORED = Pattern.compile("([a-z_]+)(?: (\\d+)/(\\d+))?(?::(.+))?");

  /** What can be lacking. */
  public enum Kind {
    /** A metric that was not recorded, or not in a form that the rule can use. */
    METRIC,
    /** More points of a metric that was recorded. */
    POINTS,
    /** Good runs of the same program to compare with. */
    SIBLINGS,
    /** A profile of the training data. */
    PROFILE,
    /** Nothing: what the rule looks for cannot be there, or the run broke off before it could. */
    DOES_NOT_APPLY,
    /** Nothing: a team does not want to hear of it. */
    MUTED,
    /** Known in words only, of findings that were stored before there were kinds. */
    OTHER
  }

  /** Refuses what says nothing. */
  public Lack {
    if (sentence.isBlank()) {
      throw new IllegalArgumentException("a lack without a sentence: " + kind);
    }
  }

  private Lack(Kind kind, String sentence) {
    this(kind, "", 0, 0, sentence);
  }

  /** A metric that was not recorded. */
  public static Lack metric(Metric metric) {
    return metric("no " + metric, metric);
  }

  /**
   * Metrics that were not recorded as they are needed.
   *
   * @param toRecord any one of which would do; none where nothing can be named
   */
  public static Lack metric(String sentence, Metric... toRecord) {
    return new Lack(
        Kind.METRIC,
        Arrays.stream(toRecord).map(Metric::toString).collect(Collectors.joining(" or ")),
        0,
        0,
        sentence);
  }

  /**
   * Points of one metric.
   *
   * @param recorded its series, each of which has too few points, or none that count
   * @param needed how many one of them should have
   * @param words such as {@code three finite points of the training loss}
   */
  public static Lack points(List<MeasuredSeries> recorded, int needed, String words) {
    return new Lack(
        Kind.POINTS,
        recorded.get(0).metric().toString(),
        recorded.stream()
            .mapToInt(series -> series.curve().finite())
            .filter(points -> points < needed)
            .max()
            .orElse(0),
        needed,
        "fewer than " + words);
  }

  /** Good siblings that can be compared in what the rule looks at. */
  public static Lack siblings(String sentence) {
    return new Lack(Kind.SIBLINGS, sentence);
  }

  /** What keeps a program from having a yardstick; not to be asked where there is one. */
  public static Lack of(Siblings siblings) {
    String sentence = siblings.missing().orElseThrow();
    int configs = siblings.yardstick().configs();
    if (configs < Yardstick.FEWEST_CONFIGS) {
      return new Lack(Kind.SIBLINGS, "", configs, Yardstick.FEWEST_CONFIGS, sentence);
    }
    return siblings.primary().isEmpty() ? metric(sentence) : siblings(sentence);
  }

  /** A profile of the training data, which is not known. */
  public static Lack profile(DataProfile unknown) {
    return new Lack(
        Kind.PROFILE,
        unknown.equals(DataProfile.UNKNOWN)
            ? unknown.reason()
            : "no data profile: " + unknown.reason());
  }

  /** Nothing that could be recorded would let the rule judge. */
  public static Lack doesNotApply(String sentence) {
    return new Lack(Kind.DOES_NOT_APPLY, sentence);
  }

  /** A team muted the rule. */
  public static Lack muted(String reason) {
    return new Lack(Kind.MUTED, "muted: " + reason);
  }

  /** Whether something was not recorded that would have told. */
  public boolean isNotRecorded() {
    return kind == Kind.METRIC || kind == Kind.PROFILE;
  }

  /** The metrics, any one of which would let the rule judge; empty when none would for certain. */
  public Optional<String> metricToRecord() {
    return Optional.of(subject).filter(what -> kind == Kind.METRIC && !what.isEmpty());
  }

  /** All but the sentence, such as {@code metric:validation loss} or {@code points 5/8:loss}. */
  public String stored() {
    return kind.name().toLowerCase(Locale.ROOT)
        + (needed > 0 ? " %d/%d".formatted(there, needed) : "")
        + (subject.isEmpty() ? "" : ":" + subject);
  }

  /**
   * What was stored.
   *
   * @param stored as by {@link #stored}; empty of what was stored before there were kinds
   * @throws IllegalArgumentException if it was stored otherwise
   */
  public static Lack ofStored(Optional<String> stored, String sentence) {
    return stored
        .map(text -> parsed(text, sentence))
        .orElseGet(() -> new Lack(Kind.OTHER, sentence));
  }

  private static Lack parsed(String stored, String sentence) {
    Matcher parts = STORED.matcher(stored);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'%s' is no stored lack".formatted(stored));
    }
    boolean counted = parts.group(2) != null;
    return new Lack(
        Kind.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
        Optional.ofNullable(parts.group(4)).orElse(""),
        counted ? Integer.parseInt(parts.group(2)) : 0,
        counted ? Integer.parseInt(parts.group(3)) : 0,
        sentence);
  }
}
