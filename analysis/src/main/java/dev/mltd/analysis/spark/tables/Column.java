package dev.mltd.analysis.spark.tables;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How a component of a record stands in a column: numbers, booleans, text, instants, dates, enums
 * by name (or as their {@code stored} and {@code ofStored} say), arrays of numbers, records, lists,
 * maps, and optionals of all these, which are null when empty. A null where none of these is
 * expected is refused, but for a list or a map, which is then empty: it may have been written
 * before there was that column.
 *
 * @param type in Spark
 * @param nullable whether it may hold null
 * @param toStored from the value, never null, to what Spark holds in a row
 * @param ofStored from what Spark holds, never null, to the value
 * @param absent what null stands for; empty where null is refused
 */
record Column(
    DataType type,
    boolean nullable,
    Function<Object, Object> toStored,
    Reader ofStored,
    Optional<Object> absent) {

  private static final Map<Class<?>, Column> SIMPLE = simple();

  /** Takes a value out of a row or an array. */
  interface Reader {
    Object at(SpecializedGetters row, int place);
  }

  private static Map<Class<?>, Column> simple() {
    Column doubles = primitive(DataTypes.DoubleType, SpecializedGetters::getDouble);
    Column longs = primitive(DataTypes.LongType, SpecializedGetters::getLong);
    Column integers = primitive(DataTypes.IntegerType, SpecializedGetters::getInt);
    Column booleans = primitive(DataTypes.BooleanType, SpecializedGetters::getBoolean);
    Map<Class<?>, Column> simple = new HashMap<>();
    simple.put(double.class, doubles);
    simple.put(long.class, longs);
    simple.put(int.class, integers);
    simple.put(boolean.class, booleans);
    simple.put(Double.class, doubles.orNull());
    simple.put(Long.class, longs.orNull());
    simple.put(Integer.class, integers.orNull());
    simple.put(Boolean.class, booleans.orNull());
    simple.put(
        OptionalDouble.class,
        doubles.optional(
            (OptionalDouble one) -> one.isPresent() ? one.getAsDouble() : null,
            (Double one) -> OptionalDouble.of(one),
            OptionalDouble.empty()));
    simple.put(
        OptionalLong.class,
        longs.optional(
            (OptionalLong one) -> one.isPresent() ? one.getAsLong() : null,
            (Long one) -> OptionalLong.of(one),
            OptionalLong.empty()));
    simple.put(
        OptionalInt.class,
        integers.optional(
            (OptionalInt one) -> one.isPresent() ? one.getAsInt() : null,
            (Integer one) -> OptionalInt.of(one),
            OptionalInt.empty()));
    simple.put(
        String.class,
        reference(
            DataTypes.StringType,
            UTF8String::fromString,
            (row, place) -> row.getUTF8String(place).toString()));
    simple.put(
        Instant.class,
        reference(
            DataTypes.TimestampType,
            DateTimeUtils::instantToMicros,
            (row, place) -> DateTimeUtils.microsToInstant(row.getLong(place))));
    simple.put(
        LocalDate.class,
        reference(
            DataTypes.DateType,
            DateTimeUtils::localDateToDays,
            (row, place) -> DateTimeUtils.daysToLocalDate(row.getInt(place))));
    simple.put(
        double[].class,
        reference(
            DataTypes.createArrayType(DataTypes.DoubleType, false),
            (double[] values) -> UnsafeArrayData.fromPrimitiveArray(values),
            (row, place) -> row.getArray(place).toDoubleArray()));
    simple.put(
        long[].class,
        reference(
            DataTypes.createArrayType(DataTypes.LongType, false),
            (long[] values) -> UnsafeArrayData.fromPrimitiveArray(values),
            (row, place) -> row.getArray(place).toLongArray()));
    return simple;
  }

  /** The column of a component of that type. */
  static Column of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
    }
    Class<?> plain = (Class<?>) type;
    Column simple = SIMPLE.get(plain);
    if (simple != null) {
      return simple;
    }
    if (plain.isEnum()) {
      return ofEnum(plain);
    }
    if (plain.isRecord()) {
      return ofRecord(new RecordColumns(plain));
    }
    throw new IllegalArgumentException("there is no column for a " + type.getTypeName());
  }

  private static Column ofGeneric(Class<?> raw, Type[] arguments) {
    if (raw == Optional.class) {
      return of(arguments[0])
          .optional((Optional<?> one) -> one.orElse(null), Optional::of, Optional.empty());
    }
    if (raw == List.class) {
      return ofList(of(arguments[0]));
    }
    if (raw == Map.class) {
      return ofMap(of(arguments[0]), of(arguments[1]), false);
    }
    if (raw == SortedMap.class) {
      return ofMap(of(arguments[0]), of(arguments[1]), true);
    }
    throw new IllegalArgumentException("there is no column for a " + raw.getTypeName());
  }

  private static Column primitive(DataType type, Reader reader) {
    return new Column(type, false, value -> value, reader, Optional.empty());
  }

  @SuppressWarnings("unchecked") // A column of a type is only given values of that type.
  private static <T> Column reference(DataType type, Function<T, Object> toStored, Reader reader) {
    return new Column(type, true, value -> toStored.apply((T) value), reader, Optional.empty());
  }

  private Column orNull() {
    return new Column(type, true, toStored, ofStored, absent);
  }

  @SuppressWarnings("unchecked") // See above: both functions are given what the column holds.
  private <T, I> Column optional(Function<T, I> content, Function<I, T> of, T empty) {
    return new Column(
        type,
        true,
        value -> {
          I inner = content.apply((T) value);
          return inner == null ? null : toStored.apply(inner);
        },
        (row, place) -> of.apply((I) ofStored.at(row, place)),
        Optional.of(empty));
  }

  private static Column ofRecord(RecordColumns columns) {
    int size = columns.schema().size();
    return reference(
        columns.schema(), columns::write, (row, place) -> columns.read(row.getStruct(place, size)));
  }

  private static Column ofEnum(Class<?> type) {
    Map<Object, Object> toStored = new HashMap<>();
    Map<UTF8String, Object> ofStored = new HashMap<>();
    for (Object constant : type.getEnumConstants()) {
      UTF8String stored = UTF8String.fromString(storedName(type, constant));
      toStored.put(constant, stored);
      ofStored.put(stored, constant);
    }
    Function<UTF8String, Object> unknown = otherwise(type);
    return reference(
        DataTypes.StringType,
        toStored::get,
        (row, place) -> {
          UTF8String stored = row.getUTF8String(place);
          Object constant = ofStored.get(stored);
          return constant == null ? unknown.apply(stored) : constant;
        });
  }

  private static String storedName(Class<?> type, Object constant) {
    try {
      return (String) type.getMethod("stored").invoke(constant);
    } catch (NoSuchMethodException plain) {
      return ((Enum<?>) constant).name();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot say how it is stored", e);
    }
  }

  /** What a name that no constant has stands for; an error unless the enum says otherwise. */
  private static Function<UTF8String, Object> otherwise(Class<?> type) {
    try {
      Method method = type.getMethod("ofStored", String.class);
      MethodHandle handle = MethodHandles.publicLookup().unreflect(method);
      return stored -> {
        try {
          return handle.invoke(stored.toString());
        } catch (Throwable thrown) {
          return ExceptionUtils.rethrow(thrown);
        }
      };
    } catch (NoSuchMethodException | IllegalAccessException none) {
      return stored -> {
        throw new IllegalArgumentException("%s is no %s".formatted(stored, type.getSimpleName()));
      };
    }
  }

  private static Column ofList(Column element) {
    return new Column(
        DataTypes.createArrayType(element.type, element.nullable),
        true,
        value -> array((List<?>) value, element),
        (row, place) -> list(row.getArray(place), element),
        Optional.of(List.of()));
  }

  private static Column ofMap(Column key, Column value, boolean sorted) {
    return new Column(
        DataTypes.createMapType(key.type, value.type, value.nullable),
        true,
        map -> mapData((Map<?, ?>) map, key, value),
        (row, place) -> map(row.getMap(place), key, value, sorted),
        Optional.of(sorted ? Collections.emptySortedMap() : Map.of()));
  }

  private static ArrayData array(Iterable<?> values, Column element) {
    List<Object> stored = new ArrayList<>();
    values.forEach(value -> stored.add(value == null ? null : element.toStored.apply(value)));
    return new GenericArrayData(stored.toArray());
  }

  private static List<Object> list(ArrayData stored, Column element) {
    List<Object> values = new ArrayList<>(stored.numElements());
    for (int place = 0; place < stored.numElements(); place++) {
      values.add(element(stored, place, element));
    }
    return Collections.unmodifiableList(values);
  }

  private static Object element(ArrayData stored, int place, Column element) {
    return stored.isNullAt(place)
        ? element.absent.orElse(null)
        : element.ofStored.at(stored, place);
  }

  private static MapData mapData(Map<?, ?> map, Column key, Column value) {
    return new ArrayBasedMapData(array(map.keySet(), key), array(map.values(), value));
  }

  private static Map<Object, Object> map(MapData stored, Column key, Column value, boolean sorted) {
    Map<Object, Object> map = sorted ? new TreeMap<>() : new LinkedHashMap<>();
    for (int place = 0; place < stored.numElements(); place++) {
      map.put(element(stored.keyArray(), place, key), element(stored.valueArray(), place, value));
    }
    return sorted
        ? Collections.unmodifiableSortedMap((SortedMap<Object, Object>) map)
        : Collections.unmodifiableMap(map);
  }
}
