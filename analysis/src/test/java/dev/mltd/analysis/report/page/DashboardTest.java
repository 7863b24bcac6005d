package dev.mltd.analysis.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.report.model.ReportedGroup;
import dev.mltd.analysis.report.model.SweepFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "/team/dashboard, /team/2026-01-31/index.html, ../2026-01-31/index.html",
    "/team/dashboard, /team/one 1&/index.html, ../one%201%26/index.html",
    "s3a://team/all/dashboard, s3a://team/all/2026-01-31/index.html, ../2026-01-31/index.html",
    "hdfs:/team/dashboard, hdfs:/team/2026-01-31/index.html, ../2026-01-31/index.html",
    "s3a://team/dashboard, s3a://other/index.html, s3a://other/index.html",
    "/team/dashboard, s3a://team/index.html, s3a://team/index.html"
  })
  void reportsBesideItAreLinkedSoThatBothCanBeMoved(String place, String report, String link)
      throws IOException {
    ReportedGroup all =
        new ReportedGroup(
            ReportedGroup.Kind.SWEEP, "", 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, Optional.of(report));
    SweepFigures sweep = SweepFigures.of(LocalDate.of(2026, 1, 31), List.of(all));
    Path page = new Dashboard(List.of(sweep), List.of()).writeTo(folder, place);
    assertThat(Files.readString(page)).contains("href=\"%s\"".formatted(link));
  }
}
