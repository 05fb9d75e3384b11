package nl.driehoek.local.pair;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars that the broker needs, out of our own class path, which may hold a whole test suite. */
final class BrokerClassPath {

  private BrokerClassPath() {}

  static String text() {
    Set<String> wanted = wanted();
    Set<String> path = new LinkedHashSet<>();
    path.add(ownCode());
    Arrays.stream(whole().split(File.pathSeparator))
        .filter(entry -> wanted.contains(artifact(Path.of(entry))))
        .forEach(path::add);
    return String.join(File.pathSeparator, path);
  }

  /** Surefire starts tests with a jar that only names the others; it tells them in a property. */
  private static String whole() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String artifact(Path jar) {
    return jar.getFileName().toString().replaceFirst("-\\d[^/]*\\.jar$", "");
  }

  private static Set<String> wanted() {
    try (InputStream in = BrokerClassPath.class.getResourceAsStream("jars.txt")) {
      if (in == null) {
        throw new PairException("The list of the broker's jars is missing; build local-pair again");
      }
      String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(list.strip().split(":"))
          .map(entry -> entry.replaceFirst("^lib/", "").replaceFirst("\\.jar$", ""))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new PairException("Cannot read the list of the broker's jars", e);
    }
  }

  private static String ownCode() {
    try {
      return Path.of(BrokerMain.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new PairException("Cannot find our own code", e);
    }
  }
}
