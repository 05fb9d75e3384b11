package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Paths that two readers could read differently, and headers by which somebody claims to be. */
@Order(27)
class TricksTest {

  /** With a token of somebody who may read the list at {@code /v1/units}. */
  private static final List<String> PATHS =
      List.of(
          "/%s//v1/units",
          "%s//v1/units",
          "/%s/v1/units",
          "%s/v1//units",
          "%s/v1/units;x=1",
          "%s/v1;x=1/units",
          "%s/v1/units;jsessionid=1",
          "%s/v1%%2funits",
          "%s/v1/%%75nits",
          "%s/v1/%%2e%%2e/v1/units",
          "%s/v1/../v1/units",
          "%s/v1/./units",
          "%s/v1/..;/v1/units",
          "%s/v1/units/",
          "%s/v1/units/.",
          "%s/v1/units%%00",
          "%s/v1/units%%00.json",
          "%s/v1/units.json",
          "%s/v1/UNITS",
          "%s/V1/units",
          "%s/v1/units%%20",
          "%s/v1/units%%0d%%0aX-Evil:%%201",
          "%s/v1/units\\..\\x",
          "%s/v1/units%%5c..",
          "%s/v1/%%c0%%ae%%c0%%ae/units",
          "%s/v1/%%252e%%252e/units",
          "%s/v1/units#/../x",
          "%s/v2/units",
          "*",
          "v1/units");

  private static final List<String> CLOSED =
      List.of(
          "/actuator",
          "/actuator/",
          "/actuator/env",
          "/actuator/gateway",
          "/actuator/gateway/routes",
          "/actuator/gateway/refresh",
          "/actuator/beans",
          "/actuator/heapdump",
          "/actuator/threaddump",
          "/actuator/loggers",
          "/actuator/mappings",
          "/actuator/configprops",
          "/actuator/httpexchanges",
          "/actuator/shutdown",
          "/actuator/sbom",
          "/actuator/%65nv",
          "/actuator;/env",
          "/actuator/health/..;/env",
          "/actuator/health/%2e%2e/env",
          "/Actuator/env",
          "/error",
          "/h2-console",
          "/swagger-ui.html",
          "/META-INF/sbom/application.cdx.json",
          "/application.yaml",
          "/login");

  private final RunningSuite suite = RunningSuite.shared();
  private final String karim = suite.token("karim");

  @TestFactory
  Stream<DynamicTest> a_path_has_one_spelling() {
    return Door.to("housing", suite).stream()
        .flatMap(
            door ->
                PATHS.stream()
                    .map(path -> path.formatted(door.prefix()))
                    .filter(path -> !path.equals("//v1/units") || !door.prefix().isEmpty())
                    .filter(path -> !path.equals(door.prefix() + "/v1/units"))
                    .map(path -> dynamicTest(door.name() + " " + path, () -> shut(door, path))));
  }

  private void shut(Door door, String path) {
    for (String method : List.of("GET", "POST")) {
      String answer = Wire.request(door, method, path, "Authorization: Bearer " + karim);
      assertThat(Wire.status(answer)).as(answer).isIn(400, 404);
      assertThat(answer).contains("urn:driehoek:problem:").doesNotContain("\"items\"", "<html");
      assertThat(answer).doesNotContain("X-Evil");
    }
  }

  @TestFactory
  Stream<DynamicTest> what_operates_a_process_is_open_to_nobody() {
    List<Door> doors = new ArrayList<>(List.of(new Door("gateway", suite.gateway(), "")));
    Premises.SERVICES.forEach(service -> doors.add(Door.port(service, suite)));
    return doors.stream()
        .flatMap(
            door ->
                CLOSED.stream()
                    .map(path -> dynamicTest(door.name() + " " + path, () -> closed(door, path))));
  }

  private void closed(Door door, String path) {
    for (String headers : List.of("Accept: */*", "Authorization: Bearer " + suite.token("otto"))) {
      for (String method : List.of("GET", "POST")) {
        String answer = Wire.request(door, method, path, headers);
        assertThat(Wire.status(answer))
            .as("%s %s: %s", method, path, answer)
            .isIn(400, 401, 403, 404);
        assertThat(answer).doesNotContain("propertySources", "contexts", "_links", "route_id");
      }
    }
  }

  @Test
  void health_says_up_and_nothing_of_what_is_inside() {
    for (String service : Premises.SERVICES) {
      Reply reply = Door.port(service, suite).get("/actuator/health", null);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.body()).doesNotContain("postgres", "components", "details", "diskSpace");
    }
  }

  @Test
  void an_absolute_target_is_the_same_path_wherever_it_says_it_is() {
    for (Door door : Door.to("housing", suite)) {
      String headers = "Authorization: Bearer " + karim;
      String there =
          Wire.request(door, "GET", "http://evil.example" + door.prefix() + "/v1/units", headers);
      assertThat(Wire.status(there)).as(there).isIn(200, 400);
      assertThat(there).doesNotContain("evil.example");
      String trick =
          Wire.request(
              door, "GET", "http://localhost" + door.prefix() + "/v1/..;/actuator/env", headers);
      assertThat(Wire.status(trick)).as(trick).isIn(400, 404);
    }
  }

  @Test
  void a_header_that_names_another_path_or_method_changes_nothing() {
    for (Door door : Door.to("housing", suite)) {
      String usual = door.get("/v1/units?limit=3", karim).body();
      for (Map<String, String> trick :
          List.of(
              Map.of("X-Original-URL", "/actuator/env"),
              Map.of("X-Rewrite-URL", "/v1/tenancies"),
              Map.of("X-Forwarded-Prefix", "/../actuator"),
              Map.of("X-HTTP-Method-Override", "DELETE"),
              Map.of("X-HTTP-Method", "PUT"),
              Map.of("X-Method-Override", "POST"))) {
        Reply reply = door.send("GET", "/v1/units?limit=3", karim, null, trick);
        assertThat(reply.status()).as("%s at %s", trick, door.name()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(usual);
      }
      Reply post =
          door.send("POST", "/v1/units", karim, "{}", Map.of("X-HTTP-Method-Override", "GET"));
      assertThat(post.status()).as(post.body()).isEqualTo(400);
      Reply field = door.get("/v1/units?_method=DELETE", karim);
      assertThat(field.status()).isEqualTo(400);
    }
  }

  @Test
  void a_header_that_says_who_somebody_is_changes_nothing() {
    String thuishaven = String.valueOf(Forger.claims(karim).get("org"));
    Map<String, String> claims =
        Map.ofEntries(
            Map.entry("X-User-Id", "01900000-0000-7000-8000-000000000121"),
            Map.entry("X-User", "karim"),
            Map.entry("X-Remote-User", "karim"),
            Map.entry("Remote-User", "karim"),
            Map.entry("X-Org-Id", thuishaven),
            Map.entry("X-Organisation", thuishaven),
            Map.entry("X-Organisation-Id", thuishaven),
            Map.entry("X-Roles", "auditor"),
            Map.entry("X-Forwarded-User", "karim"),
            Map.entry("X-Auth-Request-User", "karim"),
            Map.entry("X-Client-Id", "cli-karim"),
            Map.entry("X-SSL-Client-CN", "karim"));
    for (Door door : Door.to("housing", suite)) {
      assertThat(door.send("GET", "/v1/units", null, null, claims).status()).isEqualTo(401);
      String els = suite.token("els");
      assertThat(door.send("GET", "/v1/units?limit=200", els, null, claims).body())
          .isEqualTo(door.get("/v1/units?limit=200", els).body())
          .doesNotContain(thuishaven);
    }
  }

  @Test
  void a_header_that_says_where_somebody_comes_from_has_no_effect() {
    Map<String, String> forwarded =
        Map.of(
            "X-Forwarded-For", "10.0.0.1",
            "X-Forwarded-Host", "evil.example",
            "X-Forwarded-Proto", "ftp",
            "X-Forwarded-Port", "1",
            "X-Real-IP", "10.0.0.1",
            "Forwarded", "for=10.0.0.1;host=evil.example;proto=https");
    for (Door door : Door.to("capacity", suite)) {
      Reply reply =
          door.send(
              "POST",
              "/v1/locations",
              suite.token("tom"),
              "{\"name\":\"Achter %s\",\"municipalityCode\":\"0392\"}".formatted(door.name()),
              forwarded);
      assertThat(reply.status()).as(reply.body()).isEqualTo(201);
      assertThat(reply.headers().toString() + reply.body()).doesNotContain("evil.example", "ftp:");
    }
    String other = "Host: evil.example\r\nAuthorization: Bearer " + karim;
    Door gateway = Door.gateway("housing", suite);
    String twice = Wire.get(gateway, "/v1/units?limit=1", other);
    assertThat(Wire.status(twice)).as("two hosts: %s", twice).isEqualTo(400);
  }
}
