package dev.mltd.analysis.report.files;

import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.report.model.Headline;
import dev.mltd.analysis.report.model.Printable;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.report.model.Wording;
import java.util.List;

/** A sweep in a few lines of Markdown, for a chat message or a pull request. */
public final class MarkdownSummary {
  private static final int MOST_CAUSES = 5;
  private static final int MOST_FIXES = 5;
  private static final int MOST_RUNS = 5;
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
            .limit(MOST_FIXES)
            .map(
                fix ->
                    "%s: %s (%s to %s on %s)"
                        .formatted(
                            plain(fix.judged().program()),
                            plain(fix.change().words()),
                            Wording.number(fix.judged().control()),
                            Wording.number(fix.judged().treatment()),
                            plain(fix.judged().metric())))
            .toList());
    list(
        text,
        "Causes",
        report.causes().stream()
            .limit(MOST_CAUSES)
            .map(
                cause ->
                    "%s: %s"
                        .formatted(
                            Wording.words(cause.cause()), Wording.count(cause.runs(), "run")))
            .toList());
    list(
        text,
        "First to look at",
        report.firstToLookAt().stream()
            .limit(MOST_RUNS)
            .map(
                run ->
                    "%s: %s %s"
                        .formatted(
                            plain(run.runId()),
                            run.judged().severity().map(Enum::name).map(Wording::lower).orElse(""),
                            Wording.words(run.judged().rule())))
            .toList());
    return text.toString();
  }

  private static void list(StringBuilder text, String heading, List<String> lines) {
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
