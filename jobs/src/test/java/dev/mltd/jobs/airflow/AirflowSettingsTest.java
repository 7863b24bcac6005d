package dev.mltd.jobs.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AirflowSettingsTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "MLTD_AIRFLOW_URL", "https://airflow.example.org/team",
          "MLTD_AIRFLOW_USER", "ada",
          "MLTD_AIRFLOW_PASSWORD", "s3cret");

  @TempDir private Path folder;

  @Test
  void theEnvironmentSuffices() {
    assertThat(AirflowSettings.of(ENVIRONMENT, Optional.empty()))
        .isEqualTo(
            new AirflowSettings(
                URI.create("https://airflow.example.org/team"),
                new Credentials.Password("ada", "s3cret")));
  }

  @Test
  void aFileGoesBeforeTheEnvironment() throws IOException {
    Path file = file("url=https://other.example.org\ntoken_command=vault read -field=token a\n");
    AirflowSettings settings = AirflowSettings.of(ENVIRONMENT, Optional.of(file));
    assertThat(settings.server()).hasHost("other.example.org");
    assertThat(settings.credentials())
        .isEqualTo(new Credentials.TokenCommand(List.of("vault", "read", "-field=token", "a")));
  }

  @Test
  void theEnvironmentMayNameTheFile() throws IOException {
    Path file = file("url=https://other.example.org\ntoken=t\n");
    assertThat(
            AirflowSettings.of(
                    Map.of(AirflowSettings.FILE_VARIABLE, file.toString()), Optional.empty())
                .credentials())
        .isEqualTo(new Credentials.Token("t"));
  }

  @Test
  void aSecretThatOthersCanReadIsRefused() throws IOException {
    Path file = file("token=t\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> AirflowSettings.of(ENVIRONMENT, Optional.of(file)))
        .isInstanceOf(AirflowSettings.Invalid.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> AirflowSettings.of(ENVIRONMENT, Optional.of(folder.resolve("missing"))))
        .isInstanceOf(AirflowSettings.Invalid.class)
        .hasMessageContaining("missing");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThatThrownBy(() -> AirflowSettings.of(Map.of(), Optional.empty()))
        .hasMessageContaining("MLTD_AIRFLOW_URL");
    assertThatThrownBy(
            () ->
                AirflowSettings.of(
                    Map.of("MLTD_AIRFLOW_URL", "http://localhost:8080"), Optional.empty()))
        .hasMessageContaining("MLTD_AIRFLOW_USER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "airflow.example.org",
        "ftp://x.org",
        "https://ada:s3cret@x.org",
        "https://",
        "::"
      })
  void anAddressThatIsNoneIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(
            () ->
                AirflowSettings.of(
                    Map.of("MLTD_AIRFLOW_URL", url, "MLTD_AIRFLOW_TOKEN", "t"), Optional.empty()))
        .isInstanceOf(AirflowSettings.Invalid.class)
        .hasMessageNotContaining("s3cret");
  }

  private Path file(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("airflow.properties"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
