package nl.driehoek.platform.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody who signs in, the same as in the embedded default.
 *
 * @param name the short name, such as {@code karim}
 * @param subject the person
 * @param organisationId for whom the person works
 * @param organisationKind the kind of that organisation
 * @param roles what the person may be there
 */
public record TestIdentity(
    String name, UUID subject, UUID organisationId, String organisationKind, List<String> roles) {

  private static final Map<String, TestIdentity> ALL = read();

  /** The identity of this name. */
  public static TestIdentity of(String name) {
    return Objects.requireNonNull(ALL.get(name), () -> "No identity " + name);
  }

  /** Everybody, by name. */
  public static Map<String, TestIdentity> all() {
    return ALL;
  }

  private static Map<String, TestIdentity> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(TestIdentity.class.getResourceAsStream("identities.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> parse(line.split(",")))
          .collect(Collectors.toUnmodifiableMap(TestIdentity::name, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the identities", e);
    }
  }

  private static TestIdentity parse(String[] fields) {
    return new TestIdentity(
        fields[0], id(fields[1]), id(fields[2]), fields[3], List.of(fields[4].split(" ")));
  }

  private static UUID id(String number) {
    String zeros = "01900000-0000-7000-8000-000000000000";
    return UUID.fromString(zeros.substring(0, zeros.length() - number.length()) + number);
  }
}
