package dev.mltd.jobs;

import static dev.mltd.jobs.Spoken.mltd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mltd.analysis.archive.DataReference;
import dev.mltd.analysis.archive.Metric;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Split;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.PublishComparisons;
import dev.mltd.analysis.spark.PublishProfiles;
import dev.mltd.analysis.spark.Warehouse;
import dev.mltd.analysis.spark.rows.ComparisonRow;
import dev.mltd.analysis.spark.rows.DataProfileRow;
import dev.mltd.jobs.lab.programs.LabDataSource;
import dev.mltd.retrain.TrainingData;
import dev.mltd.retrain.dl4j.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
  private static List<ComparisonRow> comparisons;

  @BeforeAll
  static void runTheDemo() throws IOException {
    TheDemo.said();
    warehouse = new Warehouse(LocalSpark.session(), TheDemo.FOLDER.resolve("warehouse").toString());
    comparisons =
        warehouse.read(PublishComparisons.COMPARISONS, DATE, ComparisonRow.ENCODER).collectAsList();
  }

  @Test
  void theTrainingDataAreLookedAtWhereverTheDemoRuns() {
    assertThat(
            warehouse
                .read(PublishProfiles.DATA_PROFILES, DATE, DataProfileRow.ENCODER)
                .collectAsList())
        .hasSizeGreaterThan(4)
        .allSatisfy(row -> assertThat(row.getReason()).isEmpty());
  }

  private static List<ComparisonRow> verified() {
    return comparisons.stream().filter(row -> row.getVerdict().equals("VERIFIED")).toList();
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
        .filteredOn(row -> cause.equals(row.getCause()))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.getVerdict())
                  .as("%s: %s", row.getFix(), row.getReason())
                  .isEqualTo("VERIFIED");
              assertThat(row.getSymptom_gone())
                  .as(
                      "%s after %s in %d, unchanged in %d",
                      row.getSymptom(),
                      row.getFix(),
                      row.getSymptom_in_treatment(),
                      row.getSymptom_in_control())
                  .isTrue();
            });
  }

  @Test
  void notEveryPlanIsCalledAFix() {
    assertThat(verified()).hasSizeLessThan(comparisons.size());
    assertThat(comparisons).allSatisfy(row -> assertThat(row.getReason()).isNotEmpty());
  }

  @Test
  void theModelOfEveryVerifiedFixIsSavedAndScoresWhatWasMeasured() throws IOException {
    assertThat(verified()).isNotEmpty();
    for (ComparisonRow row : verified()) {
      Path model = Path.of(row.getModel_path());
      JsonNode described = new ObjectMapper().readTree(model.resolve("model.json").toFile());
      assertThat(described.get("fix").asText()).isEqualTo(row.getFix());
      assertThat(row.getTreatment_values()).contains(described.get("value").asDouble());
      assertThat(model.resolve("fix.patch.json")).content().isEqualTo(row.getPatch());
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
        .filteredOn(row -> row.getSeeds() != null)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(Set.copyOf(row.getSeed_values())).hasSize(row.getSeeds());
              assertThat(row.getControl_values()).hasSize(row.getSeeds());
              assertThat(row.getTreatment_values()).hasSize(row.getSeeds());
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
