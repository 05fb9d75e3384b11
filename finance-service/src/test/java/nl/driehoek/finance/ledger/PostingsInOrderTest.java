package nl.driehoek.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.FinanceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The postings of a budget are read by number and by value date, both ways, page by page. */
class PostingsInOrderTest extends FinanceTest {
  private UUID budget;

  @BeforeEach
  void one_shift() {
    UUID covenant = covenant();
    budget = budget(covenant);
    placed(covenant);
  }

  @Test
  void by_number_and_back() {
    List<Long> up = pageByPage("sequence", "sequence").stream().map(Long::valueOf).toList();
    assertThat(up).hasSize(4).isSorted();
    List<String> down = pageByPage("-sequence", "sequence");
    Collections.reverse(down);
    assertThat(down).containsExactlyElementsOf(up.stream().map(String::valueOf).toList());
  }

  @Test
  void by_value_date_and_back() {
    List<String> up = pageByPage("valueDate", "valueDate");
    assertThat(up).hasSize(4).isSorted();
    List<String> down = pageByPage("-valueDate", "valueDate");
    Collections.reverse(down);
    assertThat(down).containsExactlyElementsOf(up);
  }

  @Test
  void another_order_and_the_cursor_of_another_order_are_refused() {
    String at = "/v1/transactions?limit=1&budgetId=" + budget;
    api.as("joost").get(at + "&sort=amount").expect(400);
    String cursor = api.as("joost").get(at).expect(200).json().path("next").asString();
    api.as("joost").get(at + "&sort=valueDate&cursor=" + cursor).expect(400);
  }

  private List<String> pageByPage(String sort, String field) {
    var found = new ArrayList<String>();
    String next = "";
    do {
      JsonNode page =
          api.as("joost")
              .get("/v1/transactions?limit=1&sort=" + sort + "&budgetId=" + budget + next)
              .expect(200)
              .json();
      page.path("items").forEach(each -> found.add(each.path(field).asString()));
      next = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
    } while (!next.isEmpty());
    return found;
  }
}
