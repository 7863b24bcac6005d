package dev.mltd.jobs;

import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The embedded archive of the demo, for tests that need real runs of one program. */
final class EmbeddedLab {
  private EmbeddedLab() {}

  /** Archives what the fault lab trained of a program, as imported on a date. */
  static void write(String program, Path archive, LocalDate date) throws IOException {
    Path unpacked = Files.createTempFile("lab", ".parquet");
    try (InputStream embedded = DemoCommand.class.getResourceAsStream("lab.parquet")) {
      Files.write(unpacked, embedded.readAllBytes());
      new ArchiveWriter(LocalSpark.session(), archive.toString())
          .add(
              LocalSpark.session()
                  .read()
                  .schema(Datasets.RUNS.encoder().schema())
                  .parquet(unpacked.toString())
                  .where("program = '%s'".formatted(program))
                  .as(Datasets.RUNS.encoder()),
              date,
              "test");
    } finally {
      Files.delete(unpacked);
    }
  }
}
