package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Phase;
import dev.mltd.analysis.spark.tables.StoredDataset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the command line says of phases and datasets is what their lists say. */
class PhasesAndDatasetsTest {
  @ParameterizedTest
  @EnumSource(Phase.class)
  void everyPhaseHasItsCommand(Phase phase) {
    assertThatNoException()
        .isThrownBy(
            () -> {
              List<String> words = List.of((phase.command() + " --help").split(" "));
              Mltd.commandLine().parseArgs(words.toArray(String[]::new));
            });
  }

  @ParameterizedTest
  @EnumSource(Phase.Application.class)
  void theHelpOfRunTellsThePhasesOfEachApplication(Phase.Application application) {
    assertThat(mltd("run", "--help").out().replaceAll("\\s+", " "))
        .contains(
            application
                + ": "
                + String.join(", ", application.phases().stream().map(Phase::command).toList()));
  }

  @Test
  void theHelpOfExportTellsAllDatasets() {
    assertThat(mltd("export", "--help").out())
        .contains(Datasets.ALL.stream().map(StoredDataset::name).toList());
  }

  @Test
  void aDatasetThatIsNoneIsRefusedWithThoseThatAre() {
    Spoken spoken = export("--warehouse", "finding");
    assertThat(spoken.exitCode()).isEqualTo(2);
    assertThat(spoken.err()).contains("no dataset 'finding'; there are data_profiles, findings,");
  }

  @Test
  void whatLiesInTheArchiveIsNotSoughtInTheWarehouse() {
    assertThat(export("--warehouse", "quarantine").exitCode()).isEqualTo(2);
    assertThat(export("--archive", "findings").err()).contains("there are runs, quarantine");
  }

  private static Spoken export(String place, String dataset) {
    return mltd(
        "export",
        place,
        "nowhere",
        "--dataset",
        dataset,
        "--sweep-date",
        "2026-01-31",
        "--to",
        "x.csv");
  }
}
