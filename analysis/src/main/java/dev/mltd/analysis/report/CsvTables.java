package dev.mltd.analysis.report;

import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.finding.Evidence;
import dev.mltd.analysis.finding.Finding;
import dev.mltd.analysis.sweep.Insight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The report as tables for spreadsheets. */
final class CsvTables implements AutoCloseable {
  /** How a cell begins that a spreadsheet takes for a formula, and would carry out. */
  private static final String FORMULA = "=+-@\t\r";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?|-?Infinity");

  private final Path folder;
  private final CSVPrinter runs;
  private final CSVPrinter findings;
  private final CSVPrinter causes;

  CsvTables(Path folder) throws IOException {
    this.folder = folder;
    runs =
        table(
            "runs",
            "run_id",
            "name",
            "program",
            "experiment",
            "owner",
            "status",
            "health",
            "severity",
            "rule",
            "cause",
            "device_hours",
            "score",
            "metric",
            "value",
            "news");
    findings =
        table(
            "findings",
            "run_id",
            "rule",
            "severity",
            "metric",
            "split",
            "layer",
            "first_step",
            "last_step",
            "value",
            "limit",
            "evidence");
    causes =
        table(
            "causes",
            "run_id",
            "rank",
            "cause",
            "strength",
            "evidence_for",
            "evidence_against",
            "missing");
  }

  /** Adds a run to the tables of runs, findings and causes. */
  void add(RunDetail run) throws IOException {
    RunLine line = run.line();
    row(
        runs,
        line.runId(),
        line.named().name(),
        line.named().program(),
        line.named().experiment(),
        line.named().owner(),
        line.judged().status(),
        line.judged().health(),
        line.judged().severity().map(Enum::name).orElse(""),
        line.judged().rule(),
        line.judged().cause(),
        line.hours(),
        line.judged().score(),
        line.delivered().metric(),
        line.delivered().value(),
        line.news());
    for (Finding finding : run.found()) {
      add(line.runId(), finding);
    }
    int rank = 0;
    for (Diagnosis cause : run.causes()) {
      row(
          causes,
          line.runId(),
          ++rank,
          cause.cause(),
          cause.strength(),
          String.join("; ", cause.evidenceFor()),
          String.join("; ", cause.evidenceAgainst()),
          String.join("; ", cause.missing()));
    }
  }

  private void add(String runId, Finding finding) throws IOException {
    if (finding.evidence().isPresent()) {
      Evidence evidence = finding.evidence().get();
      row(
          findings,
          runId,
          finding.rule(),
          finding.severity(),
          evidence.metric().name(),
          evidence.metric().split().stored(),
          evidence.layer(),
          evidence.firstStep(),
          evidence.lastStep(),
          evidence.value(),
          evidence.limit(),
          evidence.sentence());
    }
  }

  /** Adds the tables that have no row per run, and ends all. */
  void finish(SweepReport report) throws IOException {
    close();
    try (CSVPrinter fixes =
        table(
            "fixes",
            "plan_id",
            "program",
            "runs",
            "fix",
            "cause",
            "verdict",
            "change",
            "metric",
            "control",
            "treatment",
            "improvement",
            "lower_bound",
            "upper_bound",
            "p_value",
            "q_value",
            "seeds",
            "trainings",
            "symptom_gone",
            "model_path",
            "reason")) {
      for (FixOutcome fix : report.fixes()) {
        FixOutcome.Measured measured = fix.measured();
        row(
            fixes,
            fix.planId(),
            fix.program(),
            fix.runIds().size(),
            fix.fix(),
            fix.cause(),
            fix.verdict(),
            fix.change().words(),
            measured.metric(),
            measured.control(),
            measured.treatment(),
            measured.improvement(),
            measured.lower(),
            measured.upper(),
            measured.pValue(),
            measured.qValue(),
            measured.seeds(),
            measured.trainings(),
            fix.symptomGone(),
            fix.modelPath(),
            fix.reason());
      }
    }
    try (CSVPrinter insights =
        table(
            "insights",
            "experiment",
            "kind",
            "parameter",
            "range",
            "value",
            "lower",
            "upper",
            "q_value",
            "sentence")) {
      for (StudyInsights study : report.facts().insights()) {
        for (Insight insight : study.insights()) {
          row(
              insights,
              study.experiment(),
              insight.kind(),
              insight.parameter(),
              insight.range(),
              insight.value(),
              insight.lower(),
              insight.upper(),
              insight.qValue(),
              insight.sentence());
        }
      }
    }
  }

  private CSVPrinter table(String name, String... columns) throws IOException {
    return new CSVPrinter(
        Files.newBufferedWriter(folder.resolve(name + ".csv")),
        CSVFormat.RFC4180.builder().setHeader(columns).get());
  }

  private static void row(CSVPrinter table, Object... cells) throws IOException {
    table.printRecord(List.of(cells).stream().map(CsvTables::cell).toList());
  }

  private static Object cell(Object value) {
    if (value instanceof Double number && number.isNaN()) {
      return "";
    }
    String text = String.valueOf(value);
    boolean isFormula =
        !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    return isFormula ? "'" + text : text;
  }

  @Override
  public void close() throws IOException {
    runs.close();
    findings.close();
    causes.close();
  }
}
