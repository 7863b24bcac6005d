package dev.mltd.analysis.remedies;

import static dev.mltd.analysis.cause.CaseBuilder.ill;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mltd.analysis.cause.CaseBuilder;
import dev.mltd.analysis.cause.Diagnoser;
import dev.mltd.analysis.cause.Diagnosis;
import dev.mltd.analysis.cause.Features;
import dev.mltd.analysis.cause.Forest;
import dev.mltd.analysis.cause.Forest.Node;
import dev.mltd.analysis.cause.LearnedRanking;
import dev.mltd.analysis.rules.LossBecameNonFinite;
import dev.mltd.analysis.rules.LossDiverges;
import dev.mltd.analysis.rules.LossOscillates;
import dev.mltd.analysis.siblings.Standing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was learned is one more piece of evidence, and no more than that. */
class LearnedRankingTest {
  private final Features features = new Features(Causes.ALL);

  /** Says one cause where the training loss is noisier than usual, and another elsewhere. */
  private Forest byNoise(String noisy, String otherwise) {
    return new Forest(
        features.version(),
        List.of("some-program"),
        100,
        Forest.MISSING,
        List.of(
            Node.question(
                "standing.noise",
                0.5,
                Node.answer(Map.of(otherwise, 1.0)),
                Node.answer(Map.of(noisy, 1.0)))));
  }

  private List<Diagnosis> diagnose(LearnedRanking learned, CaseBuilder aboutRun) {
    return new Diagnoser(Causes.ALL, features, learned).diagnose(aboutRun.build());
  }

  @Test
  void theShippedOneWasMadeForThePresentFeatures() throws IOException {
    assertThat(LearnedRanking.shipped(features).unusable())
        .as("mltd learn makes it anew when rules, causes, measures or settings come or go")
        .isEmpty();
    try (InputStream file = LearnedRanking.class.getResourceAsStream("ranking.json")) {
      assertThat(file.readAllBytes()).hasSizeLessThan(200_000);
    }
  }

  @Test
  void ranksCausesThatTheEvidenceCannotTellApart() {
    CaseBuilder shaking = ill().with(LossOscillates.class).with(LossDiverges.class);
    LearnedRanking learned =
        LearnedRanking.of(byNoise("BatchTooSmall", "LearningRateTooHigh"), features);
    assertThat(strength("BatchTooSmall", diagnose(learned, shaking.standing(Standing.NOISE, 1))))
        .isGreaterThan(strength("BatchTooSmall", diagnose(LearnedRanking.NONE, shaking)));
    assertThat(strength("BatchTooSmall", diagnose(learned, shaking.standing(Standing.NOISE, 0))))
        .isLessThan(strength("BatchTooSmall", diagnose(LearnedRanking.NONE, shaking)));
  }

  @Test
  void whatWasNotRecordedTakesTheFirstBranch() {
    Forest forest = byNoise("BatchTooSmall", "LearningRateTooHigh");
    assertThat(forest.shares(Map.of())).containsOnlyKeys("LearningRateTooHigh");
    assertThat(forest.shares(Map.of("standing.noise", Features.MISSING)))
        .containsOnlyKeys("LearningRateTooHigh");
    assertThat(forest.shares(Map.of("standing.noise", 0.6))).containsOnlyKeys("BatchTooSmall");
  }

  @Test
  void hardEvidenceOutranksIt() {
    CaseBuilder halved =
        ill()
            .with(LossBecameNonFinite.class)
            .config("output_activation", "relu")
            .whereWorks("output_activation", "softmax");
    LearnedRanking misled =
        LearnedRanking.of(byNoise("GradientsNotReset", "GradientsNotReset"), features);
    assertThat(diagnose(misled, halved).get(0).cause()).isEqualTo("OutputUnsuited");
  }

  @Test
  void oneOfAnotherVersionIsNotUsedAndThatIsSaid() {
    Forest old = new Forest("0123", List.of("some-program"), 1, Forest.MISSING, List.of());
    LearnedRanking learned = LearnedRanking.of(old, features);
    assertThat(learned.unusable()).get().asString().contains("0123");
    CaseBuilder diverging = ill().with(LossDiverges.class);
    assertThat(diagnose(learned, diverging))
        .extracting(Diagnosis::cause)
        .isEqualTo(
            diagnose(LearnedRanking.NONE, diverging).stream().map(Diagnosis::cause).toList());
    assertThat(diagnose(learned, diverging).get(0).missing())
        .anySatisfy(missing -> assertThat(missing).contains("made for features 0123"));
  }

  @Test
  void oneThatCannotBeReadIsNotUsedAndThatIsSaid() {
    for (String broken : List.of("", "{", "[1]", "{\"version\": \"0123\"}", "null")) {
      LearnedRanking learned =
          LearnedRanking.read(new ByteArrayInputStream(broken.getBytes(UTF_8)), features);
      assertThat(learned.unusable()).as(broken).get().asString().contains("its file");
    }
  }

  @Test
  void isReadAsItWasWritten() throws JsonProcessingException {
    Forest forest = byNoise("BatchTooSmall", "LearningRateTooHigh");
    byte[] written = new ObjectMapper().writeValueAsBytes(forest);
    CaseBuilder shaking = ill().with(LossOscillates.class).standing(Standing.NOISE, 1);
    assertThat(diagnose(LearnedRanking.read(new ByteArrayInputStream(written), features), shaking))
        .isEqualTo(diagnose(LearnedRanking.of(forest, features), shaking));
  }

  private static double strength(String cause, List<Diagnosis> ranked) {
    return ranked.stream()
        .filter(one -> one.cause().equals(cause))
        .mapToDouble(Diagnosis::strength)
        .findFirst()
        .orElse(0);
  }
}
