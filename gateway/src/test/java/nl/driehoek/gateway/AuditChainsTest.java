package nl.driehoek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The auditor reads whether each trail is whole, and what another service kept of its end. */
class AuditChainsTest {
  private static final String PAGE = "/portal/audit/chains";

  private static Portal portal;
  private static String ada;

  @BeforeAll
  static void open() {
    portal = new Portal();
    ada = portal.signedIn("ada");
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @BeforeEach
  void allAreWhole() {
    for (StubService each :
        List.of(
            portal.suite.covenant,
            portal.suite.capacity,
            portal.suite.housing,
            portal.suite.finance)) {
      each.does(StubService.json(200, chain("true, \"brokenAt\": null", "[]")));
    }
  }

  @Test
  void where_nobody_heard_anything_yet_the_page_says_so() {
    String page = portal.get(PAGE, ada).body();
    assertThat(page)
        .contains("Is het logboek heel?", "1.204 regels", "Nog geen andere dienst heeft gehoord")
        .contains("binnen 30 dagen")
        .doesNotContain("role=\"alert\"", "??");
  }

  @Test
  void a_contradiction_stands_on_top_with_what_to_do_now() {
    portal.suite.finance.does(
        StubService.json(
            200,
            chain(
                "true, \"brokenAt\": null",
                """
                [{"service": "housing", "lastSeal": 87, "lastSealHash": "ab", "contradictions": 2,
                  "heardAt": "2026-11-21T20:00:15Z", "contradictedAt": "2026-11-21T20:00:15Z"},
                 {"service": "capacity", "lastSeal": 1087, "lastSealHash": "cd", "contradictions": 0,
                  "heardAt": "2026-11-21T20:00:15Z", "contradictedAt": null}]
                """)));
    String page = portal.get(PAGE, ada).body();
    assertThat(page)
        .contains(
            "role=\"alert\"",
            "Het logboek van ‘Woningen’ is misschien opnieuw geschreven",
            "sprak 2 keer tegen",
            "badge LATE\">tegengesproken",
            "Wat moet u nu doen?",
            "Wie bewaart het einde: Geld. Het laatst gehoord: zegel 1087",
            "Dat past bij wat eerder is gehoord.")
        .doesNotContain("‘Plaatsen en aanvragen’ is", "??");
    assertThat(portal.get(PAGE, ada + "; driehoek-language=en").body())
        .contains("The trail of ‘Homes’ may have been written anew", "What should you do now?")
        .doesNotContain("??");
  }

  @Test
  void a_trail_that_is_broken_is_told_with_the_row_and_a_service_that_is_away_is_named() {
    portal.suite.covenant.does(StubService.json(200, chain("false, \"brokenAt\": 1033", "[]")));
    portal.suite.capacity.does(StubService.json(503, "{}"));
    String page = portal.get(PAGE, ada).body();
    assertThat(page)
        .contains("Het logboek van ‘Convenant’ is niet heel", "begint bij regel 1033")
        .contains("Deze dienst antwoordt nu niet", "is nu niet te zien")
        .doesNotContain("??");
  }

  private static String chain(String intact, String others) {
    return """
        {"rows": 1204, "intact": %s, "unsealedRows": 3, "lastSeal": 611, "lastSealHash": "2c26",
         "lastSealedAt": "2026-11-21T20:00:01Z",
         "walk": {"newSeals": 12, "keptThroughSeal": 599, "expiredThroughSeal": 0, "everyDays": 30,
           "leastRecentAt": "2026-11-02T00:00:04Z", "lastAt": "2026-11-21T19:58:11Z", "faults": 0,
           "lastFaultAt": null},
         "others": %s}
        """
        .formatted(intact, others);
  }
}
