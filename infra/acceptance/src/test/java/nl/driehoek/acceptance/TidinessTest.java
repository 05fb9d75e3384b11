package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The sources as a reader finds them: in one style, in files that fit a head, in the folders that
 * were agreed on.
 */
class TidinessTest {

  private static final Path ROOT = Path.of(System.getProperty("driehoek.root", "../.."));
  private static final boolean APPLY = Boolean.getBoolean("tidy.apply");
  private static final int LINES_MAX = 320;
  private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".driehoek");

  @Test
  void every_java_file_is_in_the_google_style() throws Exception {
    List<Path> untidy = files(".java").parallelStream().filter(TidinessTest::isUntidy).toList();
    assertThat(APPLY ? List.of() : untidy)
        .as("run: mvn -pl infra/acceptance test -Dtest=TidinessTest -Dtidy.apply=true")
        .isEmpty();
  }

  private static boolean isUntidy(Path file) {
    try {
      String source = Files.readString(file);
      String tidy =
          new Formatter(JavaFormatterOptions.defaultOptions())
              .formatSource(
                  ImportOrderer.reorderImports(
                      RemoveUnusedImports.removeUnusedImports(source),
                      JavaFormatterOptions.Style.GOOGLE));
      if (APPLY
          && !tidy.equals(source)
          && file.startsWith(ROOT.resolve(System.getProperty("tidy.under", "")))) {
        Files.writeString(file, tidy);
      }
      return !tidy.equals(source);
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException(file.toString(), e);
    }
  }

  @Test
  void no_java_file_holds_two_ideas() throws IOException {
    List<Path> tooLong = new ArrayList<>();
    for (Path file : files(".java")) {
      if (Files.readAllLines(file).size() > LINES_MAX) {
        tooLong.add(file);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    Set<Path> packages =
        files(".java").stream()
            .filter(file -> file.toString().contains("src/main/java"))
            .map(Path::getParent)
            .collect(java.util.stream.Collectors.toSet());
    assertThat(packages)
        .isNotEmpty()
        .allSatisfy(
            folder ->
                assertThat(folder.resolve("package-info.java"))
                    .as("%s", folder)
                    .content()
                    .contains("/**", "@NullMarked"));
  }

  @Test
  void nothing_names_the_machine_that_it_was_made_on() throws IOException {
    Pattern machine = Pattern.compile("(^|[^A-Za-z0-9_./-])/(work|root|home)/[a-z]|/tmp/[a-z]");
    List<Path> texts = new ArrayList<>();
    for (String ending : List.of(".java", ".xml", ".yaml", ".yml", ".properties", ".md", ".sql")) {
      texts.addAll(files(ending));
    }
    assertThat(texts)
        .filteredOn(file -> !file.getFileName().toString().equals("TidinessTest.java"))
        .allSatisfy(
            file ->
                assertThat(machine.matcher(Files.readString(file)).find())
                    .as("%s", file)
                    .isFalse());
  }

  @Test
  void the_top_level_holds_only_the_agreed_folders() throws IOException {
    try (Stream<Path> entries = Files.list(ROOT)) {
      assertThat(
              entries
                  .filter(Files::isDirectory)
                  .map(folder -> folder.getFileName().toString())
                  .filter(name -> !name.startsWith(".") && !name.equals("target")))
          .containsExactlyInAnyOrder(
              "gateway",
              "covenant-service",
              "capacity-service",
              "housing-service",
              "finance-service",
              "contracts",
              "infra",
              "LICENSES");
    }
  }

  /** Our own files; what a build or a running suite writes is not even looked at. */
  private static List<Path> files(String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(ending) && attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream().sorted().toList();
  }
}
