package dev.mltd.analysis.report.files;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.report.model.Headline;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.report.model.Wording;
import java.util.List;
import java.util.stream.Stream;

/** A sweep in a few lines of Markdown, for a chat message or a pull request. */
public final class MarkdownSummary {
  private static final int MOST_OF_A_KIND = 5;
  private static final int LONGEST = 120;

  private MarkdownSummary() {}

  /** The summary; text from runs cannot format it, or mention anybody. */
  public static String of(SweepReport report) {
    StringBuilder text = new StringBuilder();
    text.append("**Sweep of %s**%n%n".formatted(Wording.date(report.facts().date())));
    text.append(
        String.join(" ", Headline.of(report).stream().map(MarkdownSummary::plain).toList()));
    text.append(String.format("%n"));
    list(
        text,
        "Verified fixes",
        report.fixes(Verdict.VERIFIED).stream()
            .map(
                fix ->
                    "%s: %s (%s to %s on %s)"
                        .formatted(
                            plain(fix.judged().program()),
                            plain(fix.change().words()),
                            Wording.number(fix.judged().control()),
                            Wording.number(fix.judged().treatment()),
                            plain(fix.judged().metric()))));
    list(
        text,
        "Causes",
        report.causes().stream()
            .map(
                cause ->
                    "%s: %s"
                        .formatted(
                            Wording.words(cause.cause()), Wording.count(cause.runs(), "run"))));
    list(
        text,
        "First to look at",
        report.firstToLookAt().stream()
            .map(
                run ->
                    "%s: %s %s"
                        .formatted(
                            plain(run.runId()),
                            run.severity().map(Enum::name).map(Wording::lower).orElse(""),
                            Wording.words(run.rule()))));
    return text.toString();
  }

  private static void list(StringBuilder text, String heading, Stream<String> told) {
    List<String> lines = told.limit(MOST_OF_A_KIND).toList();
    if (!lines.isEmpty()) {
      text.append("%n%s:%n".formatted(heading));
      lines.forEach(line -> text.append("- %s%n".formatted(line)));
    }
  }

  /** Text that Markdown takes for nothing but text, cut where it is too long. */
  private static String plain(String text) {
    String printable = Printable.of(text);
    String cut = printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
    return cut.replaceAll("[\\\\`*_{}\\[\\]<>#|~!&]", "\\\\$0")
        .replace("@", "@\u200b")
        .replace("://", ":\u200b//");
  }
}
