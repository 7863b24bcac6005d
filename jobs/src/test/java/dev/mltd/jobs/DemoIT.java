package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.compare.FixVerdict;
import dev.mltd.analysis.compare.Verdict;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.tables.Datasets;
import dev.mltd.analysis.spark.tables.Warehouse;
import dev.mltd.jobs.lab.programs.LabDataSource;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.training.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From symptom to cause to fix to verdict, with real trainings: what a user is promised. */
class DemoIT {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);

  private static Warehouse warehouse;
  private static List<FixVerdict> comparisons;

  @BeforeAll
  static void runTheDemo() throws IOException {
    TheDemo.said();
    warehouse = new Warehouse(LocalSpark.session(), TheDemo.FOLDER.resolve("warehouse").toString());
    comparisons = warehouse.read(Datasets.COMPARISONS, DATE).collectAsList();
  }

  @Test
  void theTrainingDataAreLookedAtWhereverTheDemoRuns() {
    assertThat(warehouse.read(Datasets.DATA_PROFILES, DATE).collectAsList())
        .hasSizeGreaterThan(4)
        .allSatisfy(row -> assertThat(row.reason()).isEmpty());
  }

  private static List<FixVerdict> verified() {
    return comparisons.stream().filter(row -> row.verdict() == Verdict.VERIFIED).toList();
  }

  /** One of each of the rows from symptom to fix that a change of the config can cure. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "LearningRateTooHigh",
        "LearningRateTooLow",
        "ModelTooComplex",
        "NumericalInstability",
        "GradientsVanish",
        "GradientsUnclipped",
        "ClassesImbalanced",
        "InputsNotNormalised"
      })
  void aFixIsVerifiedAndTheSymptomIsGone(String cause) {
    assertThat(comparisons)
        .filteredOn(row -> row.cause().equals(Optional.of(cause)))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.verdict())
                  .as("%s: %s", row.fix(), row.reason())
                  .isEqualTo(Verdict.VERIFIED);
              assertThat(row.symptomGone())
                  .as(
                      "%s after %s in %d, unchanged in %d",
                      row.symptom(), row.fix(), row.symptomInTreatment(), row.symptomInControl())
                  .hasValue(true);
            });
  }

  @Test
  void notEveryPlanIsCalledAFix() {
    assertThat(verified()).hasSizeLessThan(comparisons.size());
    assertThat(comparisons).allSatisfy(row -> assertThat(row.reason()).isNotEmpty());
  }

  @Test
  void theModelOfEveryVerifiedFixIsSavedAndScoresWhatWasMeasured() throws IOException {
    assertThat(verified()).isNotEmpty();
    for (FixVerdict row : verified()) {
      Path model = Path.of(row.modelPath().orElseThrow());
      JsonNode described = new ObjectMapper().readTree(model.resolve("model.json").toFile());
      assertThat(described.get("fix").asText()).isEqualTo(row.fix().orElseThrow());
      assertThat(row.treatmentValues()).contains(described.get("value").asDouble());
      assertThat(model.resolve("fix.patch.json")).content().isEqualTo(row.patch().orElseThrow());
      assertThat(scored(model.resolve(described.get("model").asText()), described))
          .isEqualTo(described.get("value").asDouble());
    }
  }

  /** What a saved model scores on the examples that every arm was scored on. */
  private static double scored(Path model, JsonNode described) throws IOException {
    TrainingData data =
        new LabDataSource()
            .splits(
                new Program(described.get("program").asText()),
                new DataReference(
                    described.get("data").asText(), described.get("data_fingerprint").asText()))
            .training();
    return TrainedModel.load(model)
        .evaluate(data.validation(), Split.VALIDATION)
        .values()
        .get(Metric.written(described.get("metric").asText()));
  }

  @Test
  void controlAndTreatmentHaveTheSameSeedsAndEachItsOwnValue() {
    assertThat(comparisons)
        .filteredOn(row -> row.seeds().isPresent())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(Set.copyOf(row.seedValues())).hasSize(row.seeds().orElseThrow());
              assertThat(row.controlValues()).hasSize(row.seeds().orElseThrow());
              assertThat(row.treatmentValues()).hasSize(row.seeds().orElseThrow());
            });
  }

  @Test
  void repeatingItTrainsNothingAndSaysTheSame() throws IOException {
    Set<Path> before = trainings();
    assertThat(mltd("demo", "--out", TheDemo.FOLDER)).isEqualTo(TheDemo.said());
    assertThat(trainings()).isEqualTo(before);
  }

  private static Set<Path> trainings() throws IOException {
    try (var all = Files.walk(TheDemo.FOLDER.resolve("warehouse/trainings"))) {
      return all.collect(Collectors.toSet());
    }
  }

  @Test
  void itEndsWithTheReport() throws IOException {
    assertThat(TheDemo.FOLDER.resolve("report/index.html")).isNotEmptyFile();
    assertThat(TheDemo.said().out().lines().toList()).last().asString().contains("report");
  }
}
