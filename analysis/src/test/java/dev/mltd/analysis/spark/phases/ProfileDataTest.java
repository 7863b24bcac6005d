package dev.mltd.analysis.spark.phases;

import static dev.mltd.analysis.spark.SmallArchive.dataset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mltd.analysis.archive.DataProfile;
import dev.mltd.analysis.archive.Program;
import dev.mltd.analysis.archive.Run;
import dev.mltd.analysis.archive.RunHistory;
import dev.mltd.analysis.finding.Thresholds;
import dev.mltd.analysis.rules.Rules;
import dev.mltd.analysis.spark.LocalSpark;
import dev.mltd.analysis.spark.SmallArchive;
import dev.mltd.analysis.spark.tables.ArchiveWriter;
import dev.mltd.analysis.spark.tables.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileDataTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);

  @TempDir private Path folder;

  @Test
  void aRelativePathLiesWithinTheArchive() throws IOException {
    Files.writeString(folder.resolve("flowers.csv"), "width,label\n1,a\n2,b\n");
    DataProfile profile =
        new ProfileData(LocalSpark.session(), folder.toString(), Optional.empty())
            .profile("flowers.csv");
    assertThat(profile.path()).isEqualTo("flowers.csv");
    assertThat(profile.examples()).isEqualTo(2);
  }

  @Test
  void knowsClassesMomentsOutliersAndGaps() throws IOException {
    Random random = new Random(5);
    String rows =
        IntStream.range(0, 1000)
            .mapToObj(
                i ->
                    "%s,%s,%s,note %d,7%n"
                        .formatted(
                            i % 10 == 0 ? "dog" : "cat",
                            i == 0 ? 1000 : 5 + 2 * random.nextGaussian(),
                            i % 4 == 0 ? (i % 8 == 0 ? "" : "NaN") : "0.5",
                            i))
            .collect(Collectors.joining());
    DataProfile profile = profile(csv("label,size,gaps,note,constant\n" + rows));

    assertThat(profile.reason()).isEmpty();
    assertThat(profile.examples()).isEqualTo(1000);
    assertThat(profile.classes()).isEqualTo(Map.of("cat", 900L, "dog", 100L));
    assertThat(profile.features())
        .extracting(DataProfile.Feature::name)
        .containsExactly("size", "gaps", "constant");
    DataProfile.Feature size = profile.features().get(0);
    assertThat(size.maximum()).isEqualTo(1000);
    assertThat(size.mean()).isCloseTo(6, within(0.2));
    assertThat(size.outlierShare()).isEqualTo(0.001);
    assertThat(size.farthest()).isBetween(400.0, 600.0);
    assertThat(profile.features().get(1).missingShare()).isEqualTo(0.25);
    assertThat(profile.features().get(2).deviation()).isZero();
  }

  @Test
  void gapsAndInfinitiesMoveNoMoment() throws IOException {
    String gaps = ",,\n,Infinity,\n,NaN,\n";
    DataProfile profile =
        profile(csv("far,mixed,none\n1000001,2,\n1000002,4,\n1000003,9,\n" + gaps.repeat(4)));
    DataProfile.Feature far = profile.features().get(0);
    assertThat(profile.examples()).isEqualTo(15);
    assertThat(far.mean()).isCloseTo(1_000_002, within(1e-6));
    assertThat(far.deviation()).isCloseTo(1, within(1e-6));
    assertThat(far.missingShare()).isEqualTo(0.8);
    DataProfile.Feature mixed = profile.features().get(1);
    assertThat(mixed.mean()).isCloseTo(5, within(1e-9));
    assertThat(mixed.deviation()).isCloseTo(Math.sqrt(13), within(1e-9));
    assertThat(mixed.maximum()).isEqualTo(9);
    assertThat(mixed.missingShare()).isEqualTo(0.8);
  }

  @Test
  void aQuantityAsLabelHasNoClasses() throws IOException {
    assertThat(profile(csv("x,y\n1,0.25\n2,0.75\n")).classes()).isEmpty();
  }

  @Test
  void thousandsOfColumnsAreOneTable() throws IOException {
    String header =
        IntStream.range(0, 2000).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
    String row = IntStream.range(0, 2000).mapToObj(i -> "" + i).collect(Collectors.joining(","));
    DataProfile profile = profile(csv(header + "\n" + row + "\n" + row + "\n"));
    assertThat(profile.features()).hasSize(2000);
    assertThat(profile.features().get(1999).mean()).isEqualTo(1999);
  }

  @Test
  void whatCannotBeProfiledSaysWhy() throws IOException {
    assertThat(profile(folder.resolve("gone.csv")).reason()).contains("no such file");
    assertThat(profile(folder).reason()).contains("no .parquet or .csv");
    assertThat(profile(csv("a,b\n")).reason()).contains("no rows");
    assertThat(profile(csv("a,b\nx,y\n")).reason()).contains("no numeric column");
    assertThat(
            new ProfileData(LocalSpark.session(), folder.toString(), Optional.of("price"))
                .profile(csv("a,b\n1,2\n").toString())
                .reason())
        .contains("'price'");
    Path damaged = Files.writeString(folder.resolve("damaged.parquet"), "nothing of the kind");
    assertThat(profile(damaged).reason()).contains("cannot be read");
  }

  @Test
  void rulesSeeTheProfileAndANewOneMakesRunsBeJudgedAgain() throws IOException {
    Path data = csv("label,x\na,1000\nb,2000\nb,1500\n");
    Path archive = folder.resolve("archive");
    Path warehouse = folder.resolve("warehouse");
    RunHistory known = SmallArchive.run("r", 0.1, 1, 0.5, 0.4);
    RunHistory run =
        new RunHistory(
            Run.of("r", new Program("p")).data(data.toString(), "").build(), known.series());
    new ArchiveWriter(LocalSpark.session(), archive.toString()).add(dataset(run), DATE, "test");
    PublishDiagnosis diagnosis =
        new PublishDiagnosis(LocalSpark.session(), archive.toString(), warehouse.toString());
    PublishProfiles profiles =
        new PublishProfiles(LocalSpark.session(), archive.toString(), warehouse.toString());

    diagnosis.run(DATE, Rules.NAMES, Thresholds.STANDARD, "test");
    assertThat(answer(diagnosis, DATE)).isEqualTo("NOT_JUDGED");

    List<DataProfile> first = profiles.run(DATE.plusDays(1), Optional.empty(), "test");
    assertThat(first).hasSize(1);
    assertThat(diagnose(diagnosis, DATE.plusDays(1)).judged()).isEqualTo(1);
    assertThat(answer(diagnosis, DATE.plusDays(1))).isEqualTo("FOUND");

    assertThat(profiles.run(DATE.plusDays(2), Optional.empty(), "test")).isEqualTo(first);
    assertThat(diagnose(diagnosis, DATE.plusDays(2)).carried()).isEqualTo(1);
  }

  private static PublishDiagnosis.Done diagnose(PublishDiagnosis diagnosis, LocalDate date) {
    return diagnosis.run(date, Rules.NAMES, Thresholds.STANDARD, "test");
  }

  private static String answer(PublishDiagnosis diagnosis, LocalDate date) {
    return diagnosis
        .read(Datasets.FINDINGS, date)
        .where("rule = 'InputsNotNormalised'")
        .head()
        .outcome()
        .name();
  }

  private DataProfile profile(Path path) {
    return new ProfileData(LocalSpark.session(), folder.toString(), Optional.empty())
        .profile(path.toString());
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(Files.createTempDirectory(folder, "set").resolve("t.csv"), text);
  }
}
