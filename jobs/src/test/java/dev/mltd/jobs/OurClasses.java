package dev.mltd.jobs;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What all three modules are made of, tests apart; read once. */
final class OurClasses {
  /** Where the classes of tests are, as a jar or as a folder. */
  private static final Pattern OF_TESTS =
      Pattern.compile(".*(-tests\\.jar|test(-classes)?/dev/mltd/).*");

  private static JavaClasses compiled;

  private OurClasses() {}

  /** As they were compiled. */
  static synchronized JavaClasses compiled() {
    if (compiled == null) {
      // Of others' classes the names are enough.
      ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
      compiled =
          new ClassFileImporter()
              .withImportOption(location -> !location.matches(OF_TESTS))
              .importPackages("dev.mltd");
    }
    return compiled;
  }

  /** The files of each package, by its name. */
  static SortedMap<String, List<String>> files() throws IOException {
    SortedMap<String, List<String>> files = new TreeMap<>();
    for (String module : List.of("analysis", "retrain", "jobs")) {
      Path sources = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> all = Files.walk(sources)) {
        all.filter(file -> file.toString().endsWith(".java"))
            .map(sources::relativize)
            .forEach(
                file ->
                    files
                        .computeIfAbsent(
                            file.getParent().toString().replace('/', '.'),
                            name -> new ArrayList<>())
                        .add(file.getFileName().toString()));
      }
    }
    return files;
  }
}
