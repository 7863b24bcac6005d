package dev.mltd.jobs.lab.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.phases.ProfileData;
import dev.mltd.jobs.lab.programs.Lab;
import dev.mltd.jobs.lab.programs.LabProgram;
import dev.mltd.jobs.lab.programs.LabTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabDataTest {
  @TempDir private Path folder;

  @Test
  void eachVariantIsWrittenOnceWithItsClasses() throws IOException {
    List<LabTraining> iris = trainings(LabProgram.IRIS, 5);
    LabData.write(LocalSpark.session(), iris, folder.toString());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).singleElement().asString().endsWith(iris.get(0).dataFile());
    }
    DataProfile profile = profile(iris.get(0));
    assertThat(profile.examples()).isEqualTo(90);
    assertThat(profile.classes()).hasSize(3);
    assertThat(profile.features()).hasSize(4);
  }

  @Test
  void whatIsPredictedIsNoInput() {
    LabTraining friedman = trainings(LabProgram.FRIEDMAN, 1).get(0);
    LabData.write(LocalSpark.session(), List.of(friedman), folder.toString());
    DataProfile profile = profile(friedman);
    assertThat(profile.classes()).isEmpty();
    assertThat(profile.features())
        .extracting(DataProfile.Feature::name)
        .contains("x0", "x9")
        .doesNotContain("target");
  }

  private DataProfile profile(LabTraining training) {
    return new ProfileData(LocalSpark.session(), folder.toString(), Optional.empty())
        .profile(training.dataFile());
  }

  private static List<LabTraining> trainings(LabProgram program, int many) {
    return Lab.trainings(2).stream().filter(one -> one.program() == program).limit(many).toList();
  }
}
