package nl.driehoek.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.security.Door.Reply;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * No problem, of those that all these tests saw too, tells how the inside is made or who it is
 * about.
 */
@Order(99)
class WhatProblemsTellTest {

  private static final List<Pattern> INSIDE =
      List.of(
          Pattern.compile("(?i)\\bselect\\b.{1,80}\\bfrom\\b"),
          Pattern.compile("(?i)insert into|delete from|update \\w+ set|violates|duplicate key"),
          Pattern.compile("(?i)postgres|jdbc|hikari|kafka|tomcat|spring|jackson|nimbus|netty"),
          Pattern.compile("[a-z]+\\.[a-z]+\\.[A-Z]\\w+"),
          Pattern.compile("\\w+Exception|\\w+Error\\b|\\tat |Caused by"),
          Pattern.compile("nl\\.driehoek\\.|/home/|/tmp/|\\.java\\b|\\.jar\\b"),
          Pattern.compile("127\\.0\\.0\\.1|localhost"));

  private static final Pattern NINE_DIGITS = Pattern.compile("(?<![0-9a-f-])\\d{9}(?![0-9a-f-])");

  private final RunningSuite suite = RunningSuite.shared();

  @Test
  void what_looks_like_code_comes_back_as_a_fault_of_the_field() {
    for (Door door : Door.all(suite)) {
      for (String bad :
          List.of(
              "'",
              "1' or '1'='1",
              "1;drop table unit",
              "${1787*1789}",
              "#{1787*1789}",
              "../../etc",
              "%s%n")) {
        String encoded = java.net.URLEncoder.encode(bad, java.nio.charset.StandardCharsets.UTF_8);
        for (String query :
            List.of("cursor=" + encoded, "limit=" + encoded, "requestId=" + encoded)) {
          for (String list : List.of("units", "offers", "places", "covenants", "transactions")) {
            Reply reply = door.get("/v1/" + list + "?" + query, suite.token("ada"));
            assertThat(reply.status()).as("%s %s", door.name(), query).isIn(200, 400, 404);
            assertThat(reply.body()).doesNotContain("3196943");
          }
        }
        Reply body =
            door.send(
                "POST",
                "/v1/none",
                suite.token("ada"),
                bad,
                Map.of("Accept-Language", bad.replaceAll("[^ -~]", "")));
        assertThat(body.status()).isIn(400, 404);
      }
    }
  }

  @Test
  void no_problem_tells_how_the_inside_is_made() {
    assertThat(Door.PROBLEMS).isNotEmpty();
    for (String problem : Door.PROBLEMS) {
      String text = problem.replaceAll("(?s)^HTTP/1.1.*?\r\n\r\n", "");
      for (Pattern inside : INSIDE) {
        assertThat(inside.matcher(text).find()).as("%s in %s", inside, text).isFalse();
      }
      assertThat(NINE_DIGITS.matcher(text).find()).as("a number of a person? %s", text).isFalse();
      assertThat(text).doesNotContain(MarkedFlow.SECRETS);
    }
  }
}
