package dev.mltd.analysis.imports.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Reads a Parquet file of plain columns row by row; columns that hold lists, maps or structures are
 * passed over.
 */
public final class ParquetTable {
  /** Takes one row, which is only valid during the call. */
  public interface RowReader {
    void row(Row row) throws IOException;
  }

  private final String path;
  private final InputFile file;
  private final MessageType schema;

  private ParquetTable(String path, InputFile file, MessageType schema) {
    this.path = path;
    this.file = file;
    this.schema = schema;
  }

  /**
   * Opens a file.
   *
   * @throws ImportException when it is no Parquet file, or a damaged one
   */
  public static ParquetTable open(String path, RunFiles files) {
    try {
      InputFile file = files.parquet(path);
      try (ParquetFileReader reader = ParquetFileReader.open(file)) {
        MessageType whole = reader.getFileMetaData().getSchema();
        List<Type> plain = whole.getFields().stream().filter(ParquetTable::isPlain).toList();
        return new ParquetTable(path, file, new MessageType(whole.getName(), plain));
      }
    } catch (IOException | RuntimeException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  private static ImportException unreadable(String path, Exception cause) {
    return new ImportException(
        "%s cannot be read as Parquet (%s); write it again, or take it away"
            .formatted(path, cause.getMessage()),
        cause);
  }

  private static boolean isPlain(Type type) {
    return type.isPrimitive()
        && !type.isRepetition(Type.Repetition.REPEATED)
        && type.asPrimitiveType().getPrimitiveTypeName() != PrimitiveType.PrimitiveTypeName.INT96;
  }

  public List<String> columns() {
    return schema.getFields().stream().map(Type::getName).toList();
  }

  /** The place of a column; -1 without it. */
  public int place(String column) {
    return columns().indexOf(column);
  }

  /** Reads all rows. */
  public void forEachRow(RowReader reader) throws IOException {
    try (ParquetReader<Row> rows = new RowReaderBuilder(file, schema).build()) {
      for (Row row = rows.read(); row != null; row = rows.read()) {
        reader.row(row);
      }
    } catch (ImportException understood) {
      throw understood;
    } catch (RuntimeException damaged) {
      throw unreadable(path, damaged);
    }
  }

  /** The cells of one row. */
  public static final class Row extends GroupConverter {
    private final List<Cell> cells = new ArrayList<>();

    Row(MessageType schema) {
      schema.getFields().forEach(field -> cells.add(new Cell(field.asPrimitiveType())));
    }

    public boolean isPresent(int column) {
      return cells.get(column).present;
    }

    /** The cell as a number; NaN when it is absent or holds none. */
    public double number(int column) {
      return cells.get(column).number();
    }

    /** Whether the cell holds a number, or a text that spells one. */
    public boolean isNumber(int column) {
      return cells.get(column).isNumber();
    }

    /** The cell as text; null when it is absent. */
    public String text(int column) {
      return cells.get(column).text();
    }

    @Override
    public Converter getConverter(int fieldIndex) {
      return cells.get(fieldIndex);
    }

    @Override
    public void start() {
      for (Cell cell : cells) {
        cell.present = false;
      }
    }

    @Override
    public void end() {}
  }

  private static final class Cell extends PrimitiveConverter {
    private final LogicalTypeAnnotation logical;
    private final PrimitiveType.PrimitiveTypeName type;
    private boolean present;
    private long whole;
    private double fraction;
    private Binary bytes;

    Cell(PrimitiveType column) {
      logical = column.getLogicalTypeAnnotation();
      type = column.getPrimitiveTypeName();
    }

    @Override
    public void addBinary(Binary value) {
      present = true;
      bytes = value;
    }

    @Override
    public void addBoolean(boolean value) {
      present = true;
      whole = value ? 1 : 0;
    }

    @Override
    public void addDouble(double value) {
      present = true;
      fraction = value;
    }

    @Override
    public void addFloat(float value) {
      present = true;
      fraction = value;
    }

    @Override
    public void addInt(int value) {
      present = true;
      whole = value;
    }

    @Override
    public void addLong(long value) {
      present = true;
      whole = value;
    }

    private boolean isNumber() {
      if (!present || logical instanceof TimestampLogicalTypeAnnotation) {
        return false;
      }
      return switch (type) {
        case INT32, INT64, FLOAT, DOUBLE -> true;
        case BINARY, FIXED_LEN_BYTE_ARRAY -> NumberText.number(text()).isPresent();
        default -> false;
      };
    }

    private double number() {
      if (!present) {
        return Double.NaN;
      }
      return switch (type) {
        case FLOAT, DOUBLE -> fraction;
        case INT32, INT64 ->
            logical instanceof DecimalLogicalTypeAnnotation decimal
                ? BigDecimal.valueOf(whole, decimal.getScale()).doubleValue()
                : whole;
        case BINARY, FIXED_LEN_BYTE_ARRAY -> NumberText.number(text()).orElse(Double.NaN);
        default -> Double.NaN;
      };
    }

    private String text() {
      if (!present) {
        return null;
      }
      return switch (type) {
        case BOOLEAN -> whole == 1 ? "true" : "false";
        case FLOAT, DOUBLE -> Double.toString(fraction);
        case INT32, INT64 -> wholeText();
        default ->
            logical instanceof DecimalLogicalTypeAnnotation decimal
                ? new BigDecimal(new BigInteger(bytes.getBytes()), decimal.getScale())
                    .toPlainString()
                : bytes.toStringUsingUTF8();
      };
    }

    private String wholeText() {
      if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
        return BigDecimal.valueOf(whole, decimal.getScale()).toPlainString();
      }
      if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
        ChronoUnit unit =
            switch (timestamp.getUnit()) {
              case MILLIS -> ChronoUnit.MILLIS;
              case MICROS -> ChronoUnit.MICROS;
              case NANOS -> ChronoUnit.NANOS;
            };
        return Instant.EPOCH.plus(whole, unit).toString();
      }
      return Long.toString(whole);
    }
  }

  private static final class RowReaderBuilder extends ParquetReader.Builder<Row> {
    private final MessageType schema;

    RowReaderBuilder(InputFile file, MessageType schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected ReadSupport<Row> getReadSupport() {
      return new RowReadSupport(schema);
    }
  }

  private static final class RowReadSupport extends ReadSupport<Row> {
    private final MessageType schema;

    RowReadSupport(MessageType schema) {
      this.schema = schema;
    }

    @Override
    public ReadContext init(InitContext context) {
      return new ReadContext(schema);
    }

    @Override
    public RecordMaterializer<Row> prepareForRead(
        Configuration configuration,
        Map<String, String> keyValueMetaData,
        MessageType fileSchema,
        ReadContext readContext) {
      Row row = new Row(schema);
      return new RecordMaterializer<>() {
        @Override
        public Row getCurrentRecord() {
          return row;
        }

        @Override
        public GroupConverter getRootConverter() {
          return row;
        }
      };
    }
  }
}
