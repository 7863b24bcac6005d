package dev.mltd.analysis.report.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mltd.analysis.archive.RecordJson;
import dev.mltd.analysis.cause.RankedCause;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.report.model.FixOutcome;
import dev.mltd.analysis.report.model.StudyInsights;
import dev.mltd.analysis.report.model.SweepReport;
import dev.mltd.analysis.report.page.RunDetail;
import dev.mltd.analysis.study.Insight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The report as tables for spreadsheets: some of the fields of its records, by their names. */
final class CsvTables implements AutoCloseable {
  private static final String RUNS =
      "run_id name program experiment owner status health severity rule cause device_hours score"
          + " metric value news";
  private static final String FINDINGS =
      "run_id rule severity metric split layer first_step last_step value limit evidence";
  private static final String CAUSES =
      "run_id rank cause strength evidence_for evidence_against missing";
  private static final String FIXES =
      "plan_id program runs fix cause verdict change metric control treatment improvement"
          + " lower_bound upper_bound p_value q_value seeds trainings symptom_gone model_path"
          + " reason";
  private static final String INSIGHTS =
      "experiment kind parameter range value lower upper q_value sentence";

  /** How a cell begins that a spreadsheet takes for a formula, and would carry out. */
  private static final String FORMULA = "=+-@\t\r";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9.]+([eE][-+]?[0-9]+)?|-?Infinity");

  private final Path folder;
  private final Table runs;
  private final Table findings;
  private final Table causes;

  CsvTables(Path folder) throws IOException {
    this.folder = folder;
    runs = new Table("runs", RUNS);
    findings = new Table("findings", FINDINGS);
    causes = new Table("causes", CAUSES);
  }

  /** Adds a run to the tables of runs, findings and causes. */
  void add(RunDetail run) throws IOException {
    runs.add(fields(run.line()));
    for (RunFinding finding : run.found()) {
      findings.add(fields(finding).put("split", finding.split().orElseThrow().stored()));
    }
    for (RankedCause cause : run.causes()) {
      causes.add(fields(cause));
    }
  }

  /** Adds the tables that have no row per run, and ends all. */
  void finish(SweepReport report) throws IOException {
    close();
    try (Table fixes = new Table("fixes", FIXES)) {
      for (FixOutcome fix : report.fixes()) {
        fixes.add(
            fields(fix)
                .put("runs", fix.judged().runIds().size())
                .put("change", fix.change().words()));
      }
    }
    try (Table insights = new Table("insights", INSIGHTS)) {
      for (StudyInsights study : report.facts().insights()) {
        for (Insight insight : study.insights()) {
          insights.add(fields(insight).put("experiment", study.experiment()));
        }
      }
    }
  }

  private static ObjectNode fields(Object record) {
    return RecordJson.NAMED_AS_COLUMNS.valueToTree(record);
  }

  private static String cell(JsonNode field) {
    if (field.isDouble() && Double.isNaN(field.doubleValue())) {
      return "";
    }
    String text = field.isArray() ? joined(field) : field.asText("");
    boolean isFormula =
        !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 && !NUMBER.matcher(text).matches();
    return isFormula ? "'" + text : text;
  }

  private static String joined(JsonNode texts) {
    return StreamSupport.stream(texts.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining("; "));
  }

  @Override
  public void close() throws IOException {
    runs.close();
    findings.close();
    causes.close();
  }

  /** A table whose columns are fields. */
  private final class Table implements AutoCloseable {
    private final List<String> columns;
    private final CSVPrinter printer;

    Table(String name, String columns) throws IOException {
      this.columns = List.of(columns.split(" "));
      printer =
          new CSVPrinter(
              Files.newBufferedWriter(folder.resolve(name + ".csv")),
              CSVFormat.RFC4180.builder().setHeader(columns.split(" ")).get());
    }

    void add(ObjectNode fields) throws IOException {
      printer.printRecord(columns.stream().map(column -> cell(fields.required(column))).toList());
    }

    @Override
    public void close() throws IOException {
      printer.close();
    }
  }
}
