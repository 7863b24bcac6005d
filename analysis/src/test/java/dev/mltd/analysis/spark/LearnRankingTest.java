package dev.mltd.analysis.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mltd.analysis.cause.Features;
import dev.mltd.analysis.cause.Forest;
import dev.mltd.analysis.cause.LearnedRanking;
import dev.mltd.analysis.remedies.Causes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnRankingTest {
  private final Features features = new Features(Causes.ALL);

  /** Dead units where a rule found them, noise elsewhere; all other features are random. */
  private List<LearnRanking.Example> examples() {
    Random random = new Random(1);
    List<LearnRanking.Example> examples = new ArrayList<>();
    for (int k = 0; k < 60; k++) {
      boolean dead = k % 3 == 0;
      List<Double> numbers = new ArrayList<>();
      features.names().forEach(name -> numbers.add(random.nextDouble()));
      numbers.set(features.names().indexOf("finding.UnitsDead"), dead ? 4.0 : 0.0);
      numbers.set(features.names().indexOf("standing.gradients"), dead ? Features.MISSING : 0.0);
      examples.add(
          new LearnRanking.Example("program", dead ? "UnitsDead" : "LabelsNoisy", numbers));
    }
    return examples;
  }

  @Test
  void learnsWhatTellsCausesApartAndTheSameAgain() {
    Forest forest = LearnRanking.grow(LocalSpark.session(), examples());
    assertThat(LearnRanking.grow(LocalSpark.session(), examples())).isEqualTo(forest);
    LearnedRanking learned = LearnedRanking.of(forest, features);
    assertThat(examples())
        .allSatisfy(
            one -> assertThat(likeliest(learned.shares(one.features()))).isEqualTo(one.cause()));
    assertThat(forest.examples()).isEqualTo(60);
    assertThat(forest.programs()).containsExactly("program");
  }

  private static String likeliest(Map<String, Double> shares) {
    return Collections.max(shares.entrySet(), Map.Entry.comparingByValue()).getKey();
  }
}
