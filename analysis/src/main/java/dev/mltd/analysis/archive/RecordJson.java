package dev.mltd.analysis.archive;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.OptionalDouble;

/**
 * Records as JSON: the components of a record are its fields, dates are ISO, an empty optional is
 * null, and a field that is new to a reader is no error.
 */
public final class RecordJson {
  /** As this software writes for itself: every number, NaN included, comes back as it was. */
  public static final JsonMapper STORED =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // A question such as isVerified() is no component.
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .build();

  /** The same with names in snake_case, as every dataset and table has them. */
  public static final JsonMapper NAMED_AS_COLUMNS =
      STORED.rebuild().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** As other programs read it: also, a number that JSON does not have is null. */
  public static final JsonMapper PUBLISHED =
      NAMED_AS_COLUMNS
          .rebuild()
          .addModule(
              new SimpleModule("finite numbers")
                  .addSerializer(double.class, new FiniteNumber())
                  .addSerializer(Double.class, new FiniteNumber())
                  .addSerializer(OptionalDouble.class, new FiniteNumber()))
          .build();

  private RecordJson() {}

  private static final class FiniteNumber extends StdSerializer<Object> {
    private static final long serialVersionUID = 1;

    FiniteNumber() {
      super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      double number =
          value instanceof OptionalDouble some ? some.orElse(Double.NaN) : (Double) value;
      if (Double.isFinite(number)) {
        json.writeNumber(number);
      } else {
        json.writeNull();
      }
    }
  }
}
