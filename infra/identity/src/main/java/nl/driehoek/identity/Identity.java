package nl.driehoek.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Somebody who can sign in.
 *
 * @param subject the {@code sub} of the tokens
 * @param organisationId for whom this person acts, {@code org}
 * @param organisationKind {@code org_kind}
 */
record Identity(
    String name, String subject, String organisationId, String organisationKind, List<String> roles) {

  private static final String FILE = "/identities.csv";
  private static final String ZEROS = "01900000-0000-7000-8000-000000000000";

  /** Everybody, by name. */
  static Map<String, Identity> all() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Identity.class.getResourceAsStream(FILE)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> of(line.split(",")))
          .collect(Collectors.toUnmodifiableMap(Identity::name, Function.identity()));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  /** The client that gets a token for this identity on the command line. */
  String clientId() {
    return "cli-" + name;
  }

  private static Identity of(String[] fields) {
    return new Identity(
        fields[0],
        id(fields[1]),
        id(fields[2]),
        fields[3],
        Arrays.stream(fields[4].split(" ")).toList());
  }

  private static String id(String last) {
    return ZEROS.substring(0, ZEROS.length() - last.length()) + last;
  }
}
