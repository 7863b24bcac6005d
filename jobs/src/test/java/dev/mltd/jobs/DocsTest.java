package dev.mltd.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages in docs are true: what they name is there. */
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");

  private static final Pattern DRAWN = Pattern.compile("(?s)(?<=```mermaid\n).*?(?=```)");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern NAMED = Pattern.compile("`([^`\n]+)`");

  /** With {@code -Dmltd.golden=FOLDER} the page is written there with the drawing of today. */
  @Test
  void theDrawingIsOfTheRoomsAsTheyAre() throws IOException {
    Matcher page = DRAWN.matcher(read(DOCS.resolve("architecture.md")));
    assertThat(page.find()).isTrue();
    String golden = System.getProperty("mltd.golden");
    if (golden != null) {
      Files.writeString(
          Path.of(golden).resolve("architecture.md"),
          page.replaceFirst(Matcher.quoteReplacement(Drawing.ofOurRooms())));
    }
    assertThat(page.reset().results().findFirst().orElseThrow().group())
        .isEqualTo(Drawing.ofOurRooms());
  }

  @Test
  void everyCommandInThemIsUnderstood() throws IOException {
    for (Path page : pages()) {
      ReadmeIT.assertUnderstood(read(page));
    }
  }

  @Test
  void theReadmeLeadsToEveryPage() throws IOException {
    String readme = read(ROOT.resolve("README.md"));
    for (Path page : pages()) {
      assertThat(readme).contains("](docs/" + page.getFileName() + ")");
    }
  }

  @Test
  void whatTheyNameIsThere() throws IOException {
    for (Path page : pages()) {
      String text = FENCED.matcher(read(page)).replaceAll("");
      List<String> gone = new ArrayList<>();
      for (MatchResult named : NAMED.matcher(text).results().toList()) {
        if (!isThere(named.group(1))) {
          gone.add(named.group(1));
        }
      }
      assertThat(gone).as(page.toString()).isEmpty();
    }
  }

  /** A path, a package by some last words of its name, a class, or a member of one. */
  private static boolean isThere(String name) {
    if (name.contains(" ") || name.startsWith("-")) {
      return true; // a command, or a part of one
    }
    if (name.contains("/")) {
      return Files.exists(ROOT.resolve(name));
    }
    if (!Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1))) {
      return OurClasses.compiled().stream()
          .anyMatch(one -> (one.getPackageName() + ".").contains("." + name + "."));
    }
    String owner = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
    String member = name.substring(name.lastIndexOf('.') + 1);
    return OurClasses.compiled().stream()
        .anyMatch(
            one ->
                isCalled(one, name)
                    || (isCalled(one, owner)
                        && one.getAllMembers().stream()
                            .anyMatch(other -> other.getName().equals(member))));
  }

  private static boolean isCalled(JavaClass one, String name) {
    return one.getName().replace('$', '.').endsWith("." + name);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS)) {
      return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList();
    }
  }

  private static String read(Path page) throws IOException {
    return Files.readString(page);
  }
}
