package dev.mltd.jobs;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The rooms of the house, all three modules together: small, named, and with stairs one way. */
class HouseTest {
  /** Beside its package-info; more than this nobody looks through. */
  private static final int FILES = 30;

  /** One class for each entry, and a list of them. */
  private static final Set<String> CATALOGUES =
      Set.of(
          "dev.mltd.analysis.rules",
          "dev.mltd.analysis.causes",
          "dev.mltd.analysis.imports.formats");

  @Test
  void allModulesAreSeenAndNoTest() {
    assertThat(OurClasses.compiled().contain("dev.mltd.analysis.finding.Rule")).isTrue();
    assertThat(OurClasses.compiled().contain("dev.mltd.retrain.Trainer")).isTrue();
    assertThat(OurClasses.compiled().contain("dev.mltd.jobs.Mltd")).isTrue();
    assertThat(OurClasses.compiled().contain("dev.mltd.jobs.HouseTest")).isFalse();
  }

  @Test
  void noPackageIsInACycle() {
    slices().matching("dev.mltd.(**)").should().beFreeOfCycles().check(OurClasses.compiled());
  }

  @Test
  void noPackageWithAllBelowItIsInACycleWithItsNeighbours() throws IOException {
    Set<String> above = new TreeSet<>();
    for (String name : OurClasses.files().keySet()) {
      for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
        above.add(name.substring(0, dot));
      }
    }
    assertThat(above).contains("dev.mltd", "dev.mltd.analysis", "dev.mltd.analysis.imports");
    for (String name : above) {
      slices()
          .matching(name + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(OurClasses.compiled());
    }
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    assertThat(packagesWhere(files -> !files.contains("package-info.java"))).isEmpty();
  }

  @Test
  void noPackageButTheCataloguesIsAHall() throws IOException {
    assertThat(packagesWhere(files -> files.size() - 1 > FILES)).isSubsetOf(CATALOGUES);
    assertThat(OurClasses.files()).containsKeys(CATALOGUES.toArray(String[]::new));
  }

  private static List<String> packagesWhere(Predicate<List<String>> files) throws IOException {
    return OurClasses.files().entrySet().stream()
        .filter(one -> files.test(one.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
