package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Nobody gets in with a token that is wrong in one way (OWASP ASVS 5.0 chapter 9; RFC 8725), at any
 * door. All but one way are signed with the issuer's own key, so that this way is all that is
 * wrong.
 */
@Order(20)
class WrongTokenTest {

  private final RunningSuite suite = RunningSuite.shared();
  private final List<Door> doors = Door.all(suite);
  private final Forger forger = new Forger(new Premises(suite).signingKey(), suite.token("ada"));

  private static String listOf(Door door) {
    return door.name().endsWith("covenant")
        ? "/v1/covenants"
        : door.name().endsWith("capacity")
            ? "/v1/places"
            : door.name().endsWith("housing") ? "/v1/units" : "/v1/budgets";
  }

  @Test
  void the_same_token_with_nothing_wrong_opens_every_door() {
    String right = forger.claiming(claims -> {});
    for (Door door : doors) {
      assertThat(door.get(listOf(door), right).status()).as(door.name()).isEqualTo(200);
    }
  }

  @TestFactory
  Stream<DynamicTest> a_token_that_is_wrong_in_one_way_opens_no_door() {
    return wrong().entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> doors.forEach(d -> refused(d, each))));
  }

  private static void refused(Door door, Map.Entry<String, String> wrong) {
    Reply reply = door.get(listOf(door), wrong.getValue());
    assertThat(reply.status())
        .as("%s at %s: %s", wrong.getKey(), door.name(), reply.body())
        .isEqualTo(401);
    assertThat(reply.problem()).isEqualTo("not-authenticated");
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    assertThat(reply.body()).doesNotContainIgnoringCase("jwt").doesNotContain("RS256", "Expired");
  }

  private Map<String, String> wrong() {
    long now = Instant.now().getEpochSecond();
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("not signed", forger.unsigned());
    wrong.put("public key as secret, DER", forger.withPublicKeyAsSecret(false));
    wrong.put("public key as secret, PEM", forger.withPublicKeyAsSecret(true));
    wrong.put("signed by another under our key id", forger.foreign(h -> {}));
    wrong.put("brings its own key", forger.foreign(h -> h.put("jwk", forger.foreignJwk())));
    wrong.put("says where its keys are", forger.foreign(h -> h.put("jku", "https://e.example/k")));
    wrong.put("says where its chain is", forger.foreign(h -> h.put("x5u", "https://e.example/c")));
    wrong.put("unknown key id", forger.foreign(h -> h.put("kid", "theirs")));
    wrong.put("key id as a path", forger.foreign(h -> h.put("kid", "../../../../dev/null")));
    wrong.put("expired", forger.claiming(c -> c.put("exp", now - 60)));
    wrong.put("never expires", forger.claiming(c -> c.put("exp", null)));
    wrong.put("not yet valid", forger.claiming(c -> c.put("nbf", now + 600)));
    wrong.put("issued in the future", forger.claiming(c -> c.put("iat", now + 600)));
    wrong.put("other issuer", forger.claiming(c -> c.put("iss", "https://issuer.example")));
    wrong.put("other audience", forger.claiming(c -> c.put("aud", "elsewhere")));
    wrong.put("no audience", forger.claiming(c -> c.put("aud", null)));
    wrong.put("no id", forger.claiming(c -> c.put("jti", null)));
    wrong.put("no organisation", forger.claiming(c -> c.put("org", null)));
    wrong.put("roles as one text", forger.claiming(c -> c.put("roles", "auditor")));
    wrong.put("an ID token", forger.headed(h -> h.put("typ", "JWT")));
    wrong.put("no type", forger.headed(h -> h.put("typ", null)));
    wrong.put("critical extension", forger.headed(h -> h.put("crit", List.of("b64"))));
    wrong.put(
        "claims changed afterwards", forger.tampered(c -> c.put("roles", List.of("operator"))));
    wrong.put("without its signature", forger.claiming(c -> {}).replaceFirst("[^.]+$", ""));
    wrong.put("only two parts", forger.claiming(c -> {}).replaceFirst("\\.[^.]+$", ""));
    wrong.put("encrypted in form", "a.b.c.d.e");
    wrong.put("no token at all", "rubbish");
    wrong.put("seven thousand characters", "x".repeat(7_000));
    return wrong;
  }

  @Test
  void a_token_goes_into_the_header_and_nowhere_else() {
    String right = forger.claiming(claims -> {});
    for (Door door : doors) {
      for (String place : List.of("access_token", "token", "jwt")) {
        Reply reply = door.get(listOf(door) + "?" + place + "=" + right, null);
        assertThat(reply.status()).as("%s in the query of %s", place, door.name()).isIn(400, 401);
        assertThat(reply.body()).doesNotContain(right);
      }
      Reply cookie = door.send("GET", listOf(door), null, null, Map.of("Cookie", "token=" + right));
      assertThat(cookie.status()).as("cookie at %s", door.name()).isEqualTo(401);
      Reply form =
          door.send(
              "POST",
              listOf(door),
              null,
              "access_token=" + right,
              Map.of("Content-Type", "application/x-www-form-urlencoded"));
      assertThat(form.status()).as("form at %s", door.name()).isEqualTo(401);
    }
  }

  @Test
  void only_one_authorization_that_says_bearer_counts() {
    String right = forger.claiming(claims -> {});
    for (Door door : doors) {
      String list = listOf(door);
      for (String other : List.of("Basic " + right, "DPoP " + right, right, "Bearer", "Bearer  ")) {
        Reply reply = door.send("GET", list, null, null, Map.of("Authorization", other));
        assertThat(reply.status()).as("%.12s at %s", other, door.name()).isEqualTo(401);
      }
      for (String scheme : List.of("bearer ", "BEARER ")) {
        Reply reply = door.send("GET", list, null, null, Map.of("Authorization", scheme + right));
        assertThat(reply.status()).as("scheme is any case (RFC 9110)").isEqualTo(200);
      }
      String second =
          "\r\nAuthorization: Bearer " + forger.claiming(c -> c.put("roles", List.of()));
      String two = Wire.get(door, list, "Authorization: Bearer " + right + second);
      assertThat(two).as("two at %s", door.name()).matches("(?s)HTTP/1.1 40[01] .*");
    }
  }
}
