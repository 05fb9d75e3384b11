package nl.driehoek.acceptance.bite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One call of Maven in the copy, for some tests of one module. The other modules come from the
 * local repository, as they were installed.
 *
 * @param tests as {@code -Dtest} takes them
 * @param again the module was compiled before: compile only the files that changed since
 */
record MavenRun(Path copy, String module, String tests, boolean again) {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * What the tests said.
   *
   * @param tests how many ran
   * @param red class and name of each that failed, with the first line of why
   * @param said what Maven wrote
   */
  record Result(int tests, List<Red> red, String said) {
    boolean compiled() {
      return !said.contains("COMPILATION ERROR");
    }
  }

  record Red(String testClass, String name, String why) {
    @Override
    public String toString() {
      return name + (why.isEmpty() ? "" : ": " + why);
    }
  }

  Result run() throws Exception {
    Path reports = copy.resolve(module).resolve("target/surefire-reports");
    remove(reports);
    Path said = copy.resolve("target/said.txt");
    Files.createDirectories(said.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    // The tests of a service judge it as it is by itself, not as this module has set it.
    builder.environment().keySet().removeIf(name -> name.startsWith("DRIEHOEK_"));
    Process maven = builder.start();
    Thread end = new Thread(() -> end(maven));
    Runtime.getRuntime().addShutdownHook(end);
    boolean ended = maven.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      end(maven);
    }
    Runtime.getRuntime().removeShutdownHook(end);
    String text = Files.readString(said, StandardCharsets.ISO_8859_1);
    return read(reports, ended ? text : text + "\nNot done within " + PATIENCE);
  }

  private List<String> command() {
    List<String> command =
        new ArrayList<>(List.of("mvn", "-o", "-q", "-T1", "-pl", module, "test"));
    command.add("-Dtest=" + tests);
    command.add("-Dmaven.test.redirectTestOutputToFile=true");
    String repository = System.getProperty("maven.repo.local");
    if (repository != null) {
      command.add("-Dmaven.repo.local=" + repository);
    }
    if (again) {
      command.add("-Dmaven.compiler.useIncrementalCompilation=false");
      command.add("-Dcodegen.skip=true");
      command.add("-Dexec.skip=true");
    }
    return command;
  }

  /** Maven and its tests; not the servers of the tests, which serve the next run too. */
  private static void end(Process maven) {
    maven
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("surefire"))
        .forEach(ProcessHandle::destroyForcibly);
    maven.destroyForcibly();
  }

  private static Result read(Path reports, String said)
      throws IOException, ParserConfigurationException, SAXException {
    int tests = 0;
    List<Red> red = new ArrayList<>();
    for (Path report : files(reports)) {
      if (report.getFileName().toString().matches("TEST-.*\\.xml")) {
        var document =
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
        NodeList cases = document.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
          Element each = (Element) cases.item(i);
          tests += each.getElementsByTagName("skipped").getLength() == 0 ? 1 : 0;
          addRed(each, red);
        }
      }
    }
    return new Result(tests, red, said);
  }

  private static void addRed(Element test, List<Red> red) {
    for (String kind : List.of("failure", "error")) {
      NodeList found = test.getElementsByTagName(kind);
      if (found.getLength() > 0) {
        String why = ((Element) found.item(0)).getAttribute("message").strip();
        String line = why.lines().map(String::strip).findFirst().orElse("");
        String name = test.getAttribute("name");
        red.add(new Red(test.getAttribute("classname"), name, line));
        return;
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
