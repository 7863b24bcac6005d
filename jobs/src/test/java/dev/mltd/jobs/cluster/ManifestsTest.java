package dev.mltd.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mltd.analysis.spark.tables.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The manifests say what they said when they were last looked at, and nothing that their kinds do
 * not know. After a change that is meant, write the files anew: {@code kubectl kustomize
 * k8s/overlays/local >k8s/test/golden/local.yaml} and so on.
 */
class ManifestsTest {
  private static final Path KUBERNETES = Path.of("..", "k8s");
  private static final Path GOLDEN = KUBERNETES.resolve("test/golden");
  private static final Path SCHEMAS = KUBERNETES.resolve("test/schemas");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"overlays/local", "overlays/gpu", "overlays/kueue", "applications"})
  void areRenderedAsBefore(String folder) throws IOException, InterruptedException {
    if (!hasKubectl()) {
      // No package of Debian has a kubectl that is new enough, so it is not required.
      String message = "no kubectl: not tested: what Kustomize makes of k8s/";
      System.out.println("SKIPPED, " + message);
      abort(message);
    }
    Path golden = GOLDEN.resolve(Path.of(folder).getFileName() + ".yaml");
    assertThat(
            TestImage.said(List.of("kubectl", "kustomize", KUBERNETES.resolve(folder).toString())))
        .isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "gpu", "kueue", "applications"})
  void haveNoFieldThatTheirKindDoesNotKnow(String golden) throws IOException {
    List<JsonNode> objects = documents(GOLDEN.resolve(golden + ".yaml"));
    assertThat(objects).isNotEmpty().allSatisfy(ManifestsTest::isValid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"driver", "executor", "gpu-executor"})
  void templatesOfPodsHaveNoFieldThatPodsDoNotKnow(String template) throws IOException {
    assertThat(documents(KUBERNETES.resolve("spark/%s.yaml".formatted(template))))
        .hasSize(1)
        .allSatisfy(ManifestsTest::isValid);
  }

  @Test
  void aMistakeIsSeen() throws IOException {
    JsonNode quota =
        YAML.readTree(
            "{apiVersion: v1, kind: ResourceQuota, metadata: {name: a}, spec: {harder: {pods:"
                + " 1}}}");
    assertThat(schema("ResourceQuota").validate(quota)).isNotEmpty();
  }

  @Test
  void onlyExecutorsThatTrainOnCardsAskForThem() throws IOException {
    Path spark = KUBERNETES.resolve("spark");
    List<Path> files = new ArrayList<>(List.of(spark.resolve("common.conf")));
    for (Phase.Application application : Phase.Application.values()) {
      files.add(spark.resolve(application + ".conf"));
    }
    assertThat(SparkSettings.read(Path.of(""), files).keySet())
        .noneMatch(key -> key.contains("resource.gpu"));
    assertThat(SparkSettings.read(Path.of(""), List.of(spark.resolve("gpu.conf"))))
        .containsEntry("spark.executor.resource.gpu.amount", "1")
        .containsEntry("spark.task.resource.gpu.amount", "1");
  }

  @ParameterizedTest
  @EnumSource(Phase.Application.class)
  void applicationsOfTheOperatorHaveTheSettingsOfSparkSubmit(Phase.Application application)
      throws IOException {
    Path spark = KUBERNETES.resolve("spark");
    List<Path> files = new ArrayList<>(List.of(spark.resolve("common.conf")));
    files.add(spark.resolve(application + ".conf"));
    if (application == Phase.Application.RETRAIN) {
      files.add(spark.resolve("gpu.conf"));
    }
    Map<String, String> asked = SparkSettings.read(Path.of(""), files);
    JsonNode spec =
        documents(KUBERNETES.resolve("applications/%s.yaml".formatted(application)))
            .get(0)
            .get("spec");
    assertThat(spec.get("arguments").get(1).asText()).isEqualTo("--part=" + application);
    Map<String, String> said = new TreeMap<>();
    spec.get("sparkConf")
        .fields()
        .forEachRemaining(one -> said.put(one.getKey(), one.getValue().asText()));
    said.put("spark.kubernetes.container.image", spec.get("image").asText());
    said.put("spark.driver.memory", spec.at("/driver/memory").asText());
    said.put("spark.kubernetes.driver.request.cores", spec.at("/driver/cores").asText());
    said.put("spark.executor.memory", spec.at("/executor/memory").asText());
    said.put("spark.executor.memoryOverhead", spec.at("/executor/memoryOverhead").asText());
    said.put("spark.executor.cores", spec.at("/executor/cores").asText());
    said.put("spark.executor.instances", spec.at("/executor/instances").asText());
    said.put(
        "spark.kubernetes.authenticate.driver.serviceAccountName",
        spec.at("/driver/serviceAccount").asText());
    said.put(
        "spark.kubernetes.authenticate.executor.serviceAccountName",
        spec.at("/executor/serviceAccount").asText());
    asked.keySet().removeIf(key -> key.endsWith(".podTemplateFile") || key.endsWith(".namespace"));
    assertThat(said).isEqualTo(asked);
  }

  @Test
  void secretsAreThereByNameOnly() throws IOException {
    try (Stream<Path> all = Files.walk(KUBERNETES)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(file)
            .content()
            .doesNotContain("kind: Secret")
            .doesNotContain("fs.s3a.secret.key");
      }
    }
  }

  private static void isValid(JsonNode object) throws IOException {
    assertThat(schema(object.get("kind").asText()).validate(object))
        .as(() -> object.at("/metadata/name").asText())
        .isEmpty();
  }

  private static JsonSchema schema(String kind) throws IOException {
    JsonNode all = JSON.readTree(SCHEMAS.resolve("kinds.json").toFile());
    assertThat(all.get("$defs").has(kind)).as("no schema of %s", kind).isTrue();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(((ObjectNode) all).put("$ref", "#/$defs/" + kind));
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    YAML.readerFor(JsonNode.class)
        .<JsonNode>readValues(Files.readString(file))
        .forEachRemaining(documents::add);
    return documents;
  }

  private static boolean hasKubectl() {
    try {
      return new ProcessBuilder("kubectl", "version", "--client").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
