package dev.mltd.analysis.imports.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads a Parquet file of plain columns row by row; columns that hold lists, maps or structures are
 * passed over.
 */
public final class ParquetTable implements Table {
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

  /** The columns of a file; empty where it cannot be read, which reading it will tell. */
  public static Optional<List<String>> columnsOf(String path, RunFiles files) {
    try {
      return Optional.of(open(path, files).columns());
    } catch (ImportException damaged) {
      return Optional.empty();
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
        && type.asPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.INT96;
  }

  @Override
  public List<String> columns() {
    return schema.getFields().stream().map(Type::getName).toList();
  }

  @Override
  public void forEachRow(RowReader reader) throws IOException {
    try (ParquetReader<Group> rows = rows()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        reader.row(new Cells(row));
      }
    } catch (ImportException understood) {
      throw understood;
    } catch (RuntimeException damaged) {
      throw unreadable(path, damaged);
    }
  }

  private ParquetReader<Group> rows() throws IOException {
    return new ParquetReader.Builder<Group>(file) {
      @Override
      protected ReadSupport<Group> getReadSupport() {
        return new GroupReadSupport() {
          @Override
          public ReadContext init(InitContext context) {
            return new ReadContext(schema);
          }
        };
      }
    }.build();
  }

  /** Nothing is open between two readings. */
  @Override
  public void close() {}

  private record Cells(Group group) implements Row {
    @Override
    public OptionalDouble number(int column) {
      if (isAbsent(column) || logicalType(column) instanceof TimestampLogicalTypeAnnotation) {
        return OptionalDouble.empty();
      }
      return switch (type(column).getPrimitiveTypeName()) {
        case FLOAT -> OptionalDouble.of(group.getFloat(column, 0));
        case DOUBLE -> OptionalDouble.of(group.getDouble(column, 0));
        case INT32, INT64 ->
            OptionalDouble.of(
                logicalType(column) instanceof DecimalLogicalTypeAnnotation decimal
                    ? BigDecimal.valueOf(whole(column), decimal.getScale()).doubleValue()
                    : whole(column));
        case BINARY, FIXED_LEN_BYTE_ARRAY -> NumberText.number(text(column));
        default -> OptionalDouble.empty();
      };
    }

    @Override
    public String text(int column) {
      if (isAbsent(column)) {
        return null;
      }
      return switch (type(column).getPrimitiveTypeName()) {
        case BOOLEAN -> String.valueOf(group.getBoolean(column, 0));
        case FLOAT -> Double.toString(group.getFloat(column, 0));
        case DOUBLE -> Double.toString(group.getDouble(column, 0));
        case INT32, INT64 -> wholeText(column);
        default -> {
          Binary bytes = group.getBinary(column, 0);
          yield logicalType(column) instanceof DecimalLogicalTypeAnnotation decimal
              ? new BigDecimal(new BigInteger(bytes.getBytes()), decimal.getScale()).toPlainString()
              : bytes.toStringUsingUTF8();
        }
      };
    }

    private String wholeText(int column) {
      long whole = whole(column);
      if (logicalType(column) instanceof DecimalLogicalTypeAnnotation decimal) {
        return BigDecimal.valueOf(whole, decimal.getScale()).toPlainString();
      }
      if (logicalType(column) instanceof TimestampLogicalTypeAnnotation timestamp) {
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

    private long whole(int column) {
      return type(column).getPrimitiveTypeName() == PrimitiveTypeName.INT32
          ? group.getInteger(column, 0)
          : group.getLong(column, 0);
    }

    private boolean isAbsent(int column) {
      return group.getFieldRepetitionCount(column) == 0;
    }

    private PrimitiveType type(int column) {
      return group.getType().getType(column).asPrimitiveType();
    }

    private LogicalTypeAnnotation logicalType(int column) {
      return type(column).getLogicalTypeAnnotation();
    }
  }
}
