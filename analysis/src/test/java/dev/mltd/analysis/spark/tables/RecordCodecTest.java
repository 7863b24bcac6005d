package dev.mltd.analysis.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mltd.analysis.archive.RunStatus;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.finding.RunFinding;
import dev.mltd.analysis.spark.LocalSpark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records through Spark and Parquet and back. */
class RecordCodecTest {
  private static final Encoder<Everything> EVERYTHING = RecordCodec.encoder(Everything.class);

  @TempDir Path folder;

  private final SparkSession spark = LocalSpark.session();

  /** A record need not be public. */
  private record Inner(String name, Optional<Long> count) {}

  private record Everything(
      String runId,
      boolean known,
      int rank,
      long seed,
      double value,
      OptionalDouble qValue,
      OptionalLong parent,
      OptionalInt seedsNeeded,
      Optional<String> reason,
      Optional<RunStatus> ended,
      Split split,
      LocalDate date,
      Instant at,
      List<String> names,
      List<Inner> inner,
      Map<String, Double> guards,
      SortedMap<String, Long> classes,
      Optional<Inner> maybe) {}

  @SuppressWarnings("ArrayRecordComponent") // As the archive holds its points.
  private record Points(long[] steps, double[] values) {}

  private static Everything full() {
    return new Everything(
        "läuft",
        true,
        3,
        1L << 40,
        -0.0,
        OptionalDouble.of(Double.NaN),
        OptionalLong.of(7),
        OptionalInt.of(9),
        Optional.of(""),
        Optional.of(RunStatus.KILLED),
        Split.VALIDATION,
        LocalDate.of(1969, 12, 31),
        Instant.parse("1969-12-31T23:59:59.123456Z"),
        List.of("a", "b"),
        List.of(new Inner("x", Optional.of(1L)), new Inner("y", Optional.empty())),
        Map.of("validation loss", Double.POSITIVE_INFINITY),
        new TreeMap<>(Map.of("b", 2L, "a", 1L)),
        Optional.of(new Inner("z", Optional.empty())));
  }

  private static Everything empty() {
    return new Everything(
        "",
        false,
        0,
        0,
        Double.NaN,
        OptionalDouble.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Split.UNSPECIFIED,
        LocalDate.EPOCH,
        Instant.EPOCH,
        List.of(),
        List.of(),
        Map.of(),
        new TreeMap<>(),
        Optional.empty());
  }

  private Dataset<Everything> stored() {
    String path = folder.resolve("rows").toString();
    spark.createDataset(List.of(full(), empty()), EVERYTHING).coalesce(1).write().parquet(path);
    return spark.read().schema(EVERYTHING.schema()).parquet(path).as(EVERYTHING);
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(stored().collectAsList()).containsExactlyInAnyOrder(full(), empty());
  }

  @Test
  void fieldsWithinAColumnAreTakenFromRecordsThatWereNeverWritten() {
    Encoder<Everything> encoder = RecordCodec.encoder(Everything.class);
    assertThat(
            spark
                .createDataset(List.of(full()), encoder)
                .selectExpr("inner.count[0] + size(inner.count)", "maybe.name")
                .first())
        .hasToString("[3,z]");
  }

  @Test
  void arraysOfNumbersKeepEveryBit() {
    Points points =
        spark
            .createDataset(
                List.of(new Points(new long[] {1, 1L << 40}, new double[] {-0.0, Double.NaN})),
                RecordCodec.encoder(Points.class))
            .first();
    assertThat(points.steps()).containsExactly(1, 1L << 40);
    assertThat(points.values()).containsExactly(-0.0, Double.NaN);
  }

  @Test
  void columnsAreNamedAndOrderedAsTheComponents() {
    assertThat(EVERYTHING.schema().fieldNames())
        .startsWith("run_id", "known", "rank", "seed", "value", "q_value", "parent", "seeds_needed")
        .endsWith("classes", "maybe");
  }

  @Test
  void emptyOptionalsAreNull() {
    assertThat(stored().where("q_value is null and reason is null and maybe is null").count())
        .isOne();
  }

  @Test
  void datasetsAreMappedAsOfAnyOtherEncoder() {
    List<Everything> same =
        stored()
            .where("known")
            .map((MapFunction<Everything, Everything>) one -> one, EVERYTHING)
            .collectAsList();
    assertThat(same).containsExactly(full());
  }

  private record Before(String runId) {}

  private record Since(String runId, List<String> names, Optional<String> reason) {}

  private record Demanding(String runId, double value) {}

  private <T extends Record> List<T> readAs(Class<T> type) {
    String path = folder.resolve("before").toString();
    spark
        .createDataset(List.of(new Before("old")), RecordCodec.encoder(Before.class))
        .write()
        .parquet(path);
    Encoder<T> encoder = RecordCodec.encoder(type);
    return spark.read().schema(encoder.schema()).parquet(path).as(encoder).collectAsList();
  }

  @Test
  void whatAnOlderVersionDidNotWriteIsEmpty() {
    assertThat(readAs(Since.class)).containsExactly(new Since("old", List.of(), Optional.empty()));
  }

  @Test
  void whatMayNotBeAbsentIsRefusedByName() {
    assertThatThrownBy(() -> readAs(Demanding.class))
        .hasStackTraceContaining("a stored Demanding has no value");
  }

  @Test
  void whatIsADatasetIsRefusedWithTheCommandThatMakesItAgain() {
    assertThatThrownBy(() -> readAs(RunFinding.class))
        .hasStackTraceContaining("a stored RunFinding has no ")
        .hasStackTraceContaining(
            "`mltd diagnose` or `mltd diagnose --of retrained` makes it again");
  }

  private record Unfit(StringBuilder text) {}

  @Test
  void aComponentWithoutAColumnIsRefusedAtOnce() {
    assertThatThrownBy(() -> RecordCodec.of(Unfit.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("StringBuilder");
  }
}
