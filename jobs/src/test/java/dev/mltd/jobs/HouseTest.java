package dev.mltd.jobs;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of the house, all three modules together: small, named, and with stairs one way. */
class HouseTest {
  private static final Path ROOT = Path.of("..");

  /** Beside its package-info; more than this nobody looks through. */
  private static final int FILES = 30;

  /** One class for each entry, and a list of them. */
  private static final Set<String> CATALOGUES =
      Set.of(
          "dev.mltd.analysis.rules",
          "dev.mltd.analysis.causes",
          "dev.mltd.analysis.imports.formats");

  /** Where the classes of tests are, as a jar or as a folder. */
  private static final Pattern OF_TESTS =
      Pattern.compile(".*(-tests\\.jar|test(-classes)?/dev/mltd/).*");

  private static JavaClasses classes;
  private static Map<String, List<String>> filesOfPackages;

  @BeforeAll
  static void readTheHouse() throws IOException {
    // Of others' classes the names are enough.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    classes =
        new ClassFileImporter()
            .withImportOption(location -> !location.matches(OF_TESTS))
            .importPackages("dev.mltd");
    assertThat(classes.contain("dev.mltd.analysis.finding.Rule")).isTrue();
    assertThat(classes.contain("dev.mltd.retrain.Trainer")).isTrue();
    assertThat(classes.contain("dev.mltd.jobs.Mltd")).isTrue();
    assertThat(classes.contain("dev.mltd.jobs.HouseTest")).isFalse();
    filesOfPackages = new TreeMap<>();
    for (String module : List.of("analysis", "retrain", "jobs")) {
      Path sources = ROOT.resolve(module).resolve(Path.of("src", "main", "java"));
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(sources::relativize)
            .forEach(
                file ->
                    filesOfPackages
                        .computeIfAbsent(
                            file.getParent().toString().replace('/', '.'),
                            name -> new ArrayList<>())
                        .add(file.getFileName().toString()));
      }
    }
  }

  @Test
  void noPackageIsInACycle() {
    slices().matching("dev.mltd.(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void noPackageWithAllBelowItIsInACycleWithItsNeighbours() {
    Set<String> above = new TreeSet<>();
    for (String name : filesOfPackages.keySet()) {
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
          .check(classes);
    }
  }

  @Test
  void everyPackageSaysWhatItIs() {
    assertThat(packagesWhere(files -> !files.contains("package-info.java"))).isEmpty();
  }

  @Test
  void noPackageButTheCataloguesIsAHall() {
    assertThat(filesOfPackages.keySet()).containsAll(CATALOGUES);
    assertThat(packagesWhere(files -> files.size() - 1 > FILES)).isSubsetOf(CATALOGUES);
  }

  private static List<String> packagesWhere(Predicate<List<String>> files) {
    return filesOfPackages.entrySet().stream()
        .filter(one -> files.test(one.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
