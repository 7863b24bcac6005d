package dev.mltd.analysis.imports.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.lang3.StringUtils;

/**
 * A table of text with a header, however it is separated; blanks around names and cells do not
 * count. A last row that is cut off is passed over and remembered.
 */
public final class CsvTable implements Table {
  private final String path;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<String> columns;
  private boolean truncated;

  private CsvTable(String path, CSVParser parser) throws IOException {
    this.path = path;
    this.parser = parser;
    records = parser.iterator();
    if (!records.hasNext()) {
      throw new ImportException("%s is empty: it has no header".formatted(path));
    }
    columns = records.next().toList();
  }

  public static CsvTable open(String path, RunFiles files) throws IOException {
    BufferedReader text = files.openText(path);
    text.mark(1 << 20);
    String header = text.readLine();
    text.reset();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator(Objects.toString(header, "")))
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    return new CsvTable(path, CSVParser.parse(text, format));
  }

  /** The names in a header line, split by whatever separates them. */
  public static List<String> namesIn(String headerLine) {
    return Arrays.stream(headerLine.split(String.valueOf(separator(headerLine)), -1))
        .map(name -> StringUtils.unwrap(name.strip(), '"'))
        .toList();
  }

  /** The one that occurs most; of several the first. */
  private static char separator(String header) {
    return Stream.of(',', ';', '\t')
        .max(Comparator.comparing(candidate -> StringUtils.countMatches(header, candidate)))
        .orElseThrow();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  /** Whether the last row was cut off; known once all rows were read. */
  public boolean isTruncated() {
    return truncated;
  }

  @Override
  public void forEachRow(RowReader reader) throws IOException {
    try {
      while (records.hasNext()) {
        CSVRecord record = records.next();
        // Before hasNext() below, which reads on.
        long line = parser.getCurrentLineNumber();
        if (record.size() < columns.size()) {
          if (records.hasNext()) {
            throw new ImportException(
                "%s:%d: %d cells where the header has %d columns"
                    .formatted(path, line, record.size(), columns.size()));
          }
          truncated = true;
          return;
        }
        reader.row(new Cells(record));
      }
    } catch (UncheckedIOException broken) {
      throw new IOException(
          "line %d of %s cannot be read: %s"
              .formatted(parser.getCurrentLineNumber(), path, broken.getCause().getMessage()),
          broken);
    }
  }

  private record Cells(CSVRecord record) implements Row {
    @Override
    public OptionalDouble number(int column) {
      return NumberText.number(record.get(column));
    }

    @Override
    public String text(int column) {
      return record.get(column);
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
