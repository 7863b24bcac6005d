package dev.mltd.analysis.spark.tables;

import dev.mltd.analysis.publish.PublishException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.encoders.ExpressionEncoder;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.ObjectType;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * Between records and Spark's rows: the one place where columns are derived. A component {@code
 * qValue} is the column {@code q_value}; what a component may be is told by {@link Column}. Spark's
 * own {@code Encoders.bean} takes a record for a class without any property.
 *
 * @param <T> the record
 */
public final class RecordCodec<T extends Record> implements Serializable {
  private static final long serialVersionUID = 1;

  private static final ClassValue<RecordCodec<?>> CODECS =
      new ClassValue<>() {
        @Override
        protected RecordCodec<?> computeValue(Class<?> type) {
          return new RecordCodec<>(type.asSubclass(Record.class));
        }
      };

  private final Class<T> type;
  private final transient RecordColumns columns;

  private RecordCodec(Class<T> type) {
    this.type = type;
    this.columns = new RecordColumns(type);
  }

  /**
   * The codec of a record.
   *
   * @throws IllegalArgumentException when a component of it has no place in a column
   */
  @SuppressWarnings("unchecked") // CODECS maps a class to the codec of that class.
  public static <T extends Record> RecordCodec<T> of(Class<T> type) {
    return (RecordCodec<T>) CODECS.get(type);
  }

  /** Spark's encoder of a record, for datasets of it. */
  public static <T extends Record> Encoder<T> encoder(Class<T> type) {
    return of(type).encoder();
  }

  /** The columns, in the order of the record's components. */
  public StructType schema() {
    return columns.schema();
  }

  /**
   * The record in a row that has the columns of {@link #schema} in that order.
   *
   * @throws PublishException when a value is missing that must be there, with what makes it again
   */
  public T read(InternalRow row) {
    try {
      return type.cast(columns.read(row));
    } catch (PublishException older) {
      throw new PublishException(older.getMessage() + madeAgain(), older);
    }
  }

  private String madeAgain() {
    String commands =
        Stream.concat(Stream.of(Datasets.RUNS), Datasets.OF_WAREHOUSE.stream())
            .filter(dataset -> dataset.record() == type)
            .map(dataset -> "`mltd %s`".formatted(dataset.phase().command()))
            .distinct()
            .collect(Collectors.joining(" or "));
    return commands.isEmpty() ? "" : "; %s makes it again".formatted(commands);
  }

  /** The value of one component, as Spark holds it in a row; what generated code calls. */
  public Object column(Object value, int place) {
    return columns.write(value, place);
  }

  /** Spark's encoder of this record, for use by the session of this thread. */
  public Encoder<T> encoder() {
    // Spark takes it for granted that it can drop fields within a column that nobody asked for. It
    // cannot see into ours, and would read the first field in the place of the one asked for.
    SQLConf.get().setConf(SQLConf.SERIALIZER_NESTED_SCHEMA_PRUNING_ENABLED(), false);
    Literal codec = Literal.fromObject(this, new ObjectType(RecordCodec.class));
    // A record need not be public, so generated code knows it as an object only.
    Expression value = new BoundReference(0, new ObjectType(Object.class), false);
    List<Expression> written = new ArrayList<>();
    List<Expression> read = new ArrayList<>();
    StructType schema = schema();
    for (int place = 0; place < schema.size(); place++) {
      String name = schema.fields()[place].name();
      written.add(Literal.create(name, DataTypes.StringType));
      written.add(
          invoke(
              codec,
              "column",
              schema.fields()[place].dataType(),
              List.of(value, Literal.create(place, DataTypes.IntegerType)),
              schema.fields()[place].nullable()));
      read.add(Literal.create(name, DataTypes.StringType));
      read.add(UnresolvedAttribute.quoted(name));
    }
    return new ExpressionEncoder<>(
        new CreateNamedStruct(seq(written)),
        invoke(
            codec,
            "read",
            new ObjectType(Record.class),
            List.of(new CreateNamedStruct(seq(read))),
            false),
        ClassTag$.MODULE$.apply(type));
  }

  private static Invoke invoke(
      Expression target,
      String method,
      DataType result,
      List<Expression> arguments,
      boolean maybeNull) {
    return new Invoke(
        target, method, result, seq(arguments), seq(List.of()), false, maybeNull, true);
  }

  private static <E> Seq<E> seq(List<? extends E> elements) {
    return JavaConverters.<E>asScalaBuffer(new ArrayList<>(elements)).toList();
  }

  /** Handles on constructors do not travel: they are looked up where the codec arrives. */
  private Object readResolve() {
    return of(type);
  }
}
