package dev.mltd.analysis.spark.tables;

import dev.mltd.analysis.publish.PublishException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructType;

/** The columns of a record, each with the handle that reads it and the constructor of them all. */
final class RecordColumns {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final Class<?> record;
  private final StructType schema;
  private final Column[] columns;
  private final MethodHandle[] accessors;
  private final MethodHandle constructor;

  RecordColumns(Class<?> record) {
    RecordComponent[] components = record.getRecordComponents();
    StructType derived = new StructType();
    this.record = record;
    this.columns = new Column[components.length];
    this.accessors = new MethodHandle[components.length];
    this.constructor = constructor(record, components);
    for (int k = 0; k < components.length; k++) {
      columns[k] = Column.of(components[k].getGenericType());
      derived = derived.add(name(components[k]), columns[k].type(), columns[k].nullable());
      accessors[k] = accessor(components[k].getAccessor());
    }
    this.schema = derived;
  }

  private static String name(RecordComponent component) {
    return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static MethodHandle accessor(Method accessor) {
    try {
      accessor.setAccessible(true);
      return LOOKUP.unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(accessor + " cannot be called", e);
    }
  }

  private static MethodHandle constructor(Class<?> record, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return LOOKUP
          .unreflectConstructor(constructor)
          .asSpreader(Object[].class, types.length)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(record + " cannot be constructed", e);
    }
  }

  StructType schema() {
    return schema;
  }

  Object write(Object value, int place) {
    Object component = component(value, place);
    return component == null ? null : columns[place].toStored().apply(component);
  }

  private Object component(Object value, int place) {
    try {
      return accessors[place].invokeExact(value);
    } catch (Throwable thrown) {
      return ExceptionUtils.rethrow(thrown);
    }
  }

  InternalRow write(Object value) {
    Object[] stored = new Object[columns.length];
    for (int place = 0; place < stored.length; place++) {
      stored[place] = write(value, place);
    }
    return new GenericInternalRow(stored);
  }

  Object read(InternalRow row) {
    Object[] values = new Object[columns.length];
    for (int place = 0; place < values.length; place++) {
      values[place] =
          row.isNullAt(place) ? absent(place) : columns[place].ofStored().at(row, place);
    }
    try {
      return constructor.invokeExact(values);
    } catch (Throwable thrown) {
      return ExceptionUtils.rethrow(thrown);
    }
  }

  private Object absent(int place) {
    return columns[place]
        .absent()
        .orElseThrow(
            () ->
                new PublishException(
                    "a stored %s has no %s: it was written by another version"
                        .formatted(record.getSimpleName(), schema.fieldNames()[place])));
  }
}
