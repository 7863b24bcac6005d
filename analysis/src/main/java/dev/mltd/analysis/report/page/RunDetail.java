package dev.mltd.analysis.report.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.finding.Severity;
import dev.mltd.analysis.report.model.RunLine;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that a page shows of one run beside its line.
 *
 * @param siblings what it was compared with
 * @param found findings, the worst first
 * @param notJudged places of rule and reason in the page's list of them
 * @param clear rules that found nothing
 * @param causes by rank
 */
public record RunDetail(
    RunLine line,
    DrawnRun drawn,
    String siblings,
    List<RunFinding> found,
    List<Integer> notJudged,
    long clear,
    List<RankedCause> causes) {

  /** The detail as JSON. */
  public String json() {
    return PageJson.of(
        new Shown(
            line.name(),
            line.group(),
            line.status(),
            siblings,
            clear,
            new TreeMap<>(drawn.config()),
            found.stream().map(ShownFinding::of).toList(),
            notJudged,
            causes.stream().map(ShownCause::of).toList(),
            drawn.curves(),
            drawn.depth()));
  }

  /** The curves alone, as JSON, to be drawn behind those of other runs. */
  public String siblingJson() {
    return PageJson.of(new Sibling(line.runId(), drawn.curves()));
  }

  private record Sibling(String id, @JsonRawValue String curves) {}

  private record Shown(
      String name,
      String group,
      String status,
      String siblings,
      long clear,
      SortedMap<String, String> config,
      List<ShownFinding> found,
      List<Integer> notJudged,
      List<ShownCause> causes,
      @JsonRawValue String curves,
      @JsonRawValue String depth) {}

  private record ShownFinding(
      String rule,
      Severity severity,
      String evidence,
      String metric,
      String split,
      String layer,
      long first,
      long last,
      double value,
      double limit) {

    static ShownFinding of(RunFinding finding) {
      return new ShownFinding(
          finding.rule(),
          finding.severity(),
          finding.evidence().orElseThrow(),
          finding.metric().orElseThrow(),
          finding.split().orElseThrow().stored(),
          finding.layer().orElseThrow(),
          finding.firstStep().orElseThrow(),
          finding.lastStep().orElseThrow(),
          finding.value().orElseThrow(),
          finding.limit().orElseThrow());
    }
  }

  private record ShownCause(
      String cause,
      double strength,
      @JsonProperty("for") List<String> evidenceFor,
      @JsonProperty("against") List<String> evidenceAgainst,
      List<String> missing) {

    static ShownCause of(RankedCause cause) {
      return new ShownCause(
          cause.cause(),
          cause.strength(),
          RankedCause.sentences(cause.evidenceFor()),
          RankedCause.sentences(cause.evidenceAgainst()),
          RankedCause.sentences(cause.missing()));
    }
  }
}
