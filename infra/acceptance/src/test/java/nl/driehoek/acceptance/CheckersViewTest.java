package nl.driehoek.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What an independent checker, with the auditor's role, sees through the gateway: all of it, page
 * by page.
 */
@Order(6)
class CheckersViewTest {

  private static final List<String> LISTS =
      List.of(
          "/capacity/v1/outflow-requests",
          "/capacity/v1/places",
          "/housing/v1/units",
          "/housing/v1/offers",
          "/housing/v1/tenancies",
          "/finance/v1/budgets",
          "/finance/v1/transactions",
          "/finance/v1/shifts",
          "/covenant/v1/covenants",
          "/capacity/v1/audit-rows",
          "/housing/v1/audit-rows",
          "/finance/v1/audit-rows",
          "/covenant/v1/audit-rows");

  /** A number of the test range as a word of its own: its first digits stand in many a hash. */
  private static final String TEST_BSN = "(?<![\\w.])9999\\d{5}(?!\\w)";

  private final RunningSuite suite = RunningSuite.shared();

  @Test
  void every_list_is_whole_and_stable_whatever_the_size_of_its_pages() {
    for (String list : LISTS) {
      List<JsonNode> small = all(list, 7);
      assertThat(small).as(list).isNotEmpty();
      Set<JsonNode> distinct = new HashSet<>(small);
      assertThat(distinct).as("%s has no row twice", list).hasSameSizeAs(small);
      assertThat(all(list, 200).size()).as(list).isGreaterThanOrEqualTo(small.size());
    }
  }

  @Test
  void the_auditor_reads_and_never_writes() {
    Raw answer =
        suite.raw(
            "POST",
            "/capacity/v1/locations",
            "ada",
            "{\"name\":\"Huis\",\"municipalityCode\":\"0392\"}",
            "nl");
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void one_answer_says_whether_messages_wait_anywhere() {
    JsonNode consistency = suite.client().as("ada").get("/consistency");
    assertThat(consistency.toString()).contains("covenant", "capacity", "housing", "finance");
  }

  @Test
  void all_lines_of_all_transactions_add_up_to_nothing() {
    long sum =
        all("/finance/v1/transactions", 50).stream()
            .flatMap(transaction -> transaction.path("lines").valueStream())
            .mapToLong(line -> line.path("amountCents").asLong())
            .sum();
    assertThat(sum).isZero();
  }

  @Test
  void no_list_that_the_auditor_reads_shows_who_a_resident_is() {
    for (String list : LISTS) {
      assertThat(all(list, 200).toString())
          .as(list)
          .doesNotContain("de Vries", "1999-05-04")
          .doesNotContainPattern(TEST_BSN);
    }
  }

  private List<JsonNode> all(String list, int limit) {
    return suite.client().as("ada").all(list, limit);
  }
}
