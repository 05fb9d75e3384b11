package nl.driehoek.finance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.finance.Waterrijk;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bad input gets one 400 that names all faults, and changes nothing (promise 7). */
class BudgetWithFaultsTest extends FinanceTest {

  private static List<String> pointers(JsonNode problem) {
    return problem
        .path("errors")
        .valueStream()
        .map(fault -> fault.path("pointer").asString())
        .toList();
  }

  private Map<String, Object> draft(UUID covenant) {
    return new HashMap<>(Waterrijk.budget(covenant, 2027, 336_000_000));
  }

  @Test
  void each_wrong_field_is_named() {
    UUID covenant = covenant();
    Map<String, List<Object>> wrong =
        Map.of(
            "covenantId", wrong("", "x", 7, "x".repeat(5_000), UUID.randomUUID().toString()),
            "year", wrong("2027", 2019, 2101, 2027.5, Long.MAX_VALUE, true),
            "places", wrong(-1, 100_001, "48", 1.5),
            "protectedPlaceYearCents",
                wrong(0, -1, 99_999, Double.POSITIVE_INFINITY, "9007199254740993", List.of()),
            "supportYearCents", wrong(-1, 7_000_001, 100_000_000_001L, "1"),
            "protectedPlacesCents", wrong(-1, 100_000_000_000_001L, 0.5, Map.of()),
            "supportAtHomeCents", wrong(-1, 100_000_000_000_001L, "many"));
    wrong.forEach(
        (field, values) -> {
          for (Object value : values) {
            Map<String, Object> draft = draft(covenant);
            draft.put(field, value);
            JsonNode problem = api.as("joost").post("/v1/budgets", json(draft)).expect(400).json();
            assertThat(pointers(problem)).as("%s = %s", field, value).contains("/" + field);
          }
          Map<String, Object> without = draft(covenant);
          without.remove(field);
          assertThat(pointers(api.as("joost").post("/v1/budgets", without).expect(400).json()))
              .as("without " + field)
              .contains("/" + field);
        });
    assertThat(items(api.as("joost").get("/v1/budgets?covenantId=" + covenant).json())).isEmpty();
  }

  private static List<Object> wrong(Object... values) {
    List<Object> all = new ArrayList<>(List.of(values));
    all.add(null);
    return all;
  }

  private static String json(Map<String, Object> draft) {
    List<String> fields = new ArrayList<>();
    draft.forEach((name, value) -> fields.add("\"" + name + "\": " + literal(value)));
    return "{" + String.join(", ", fields) + "}";
  }

  private static String literal(Object value) {
    return switch (value) {
      case null -> "null";
      case Double number when number.isInfinite() -> "1e309";
      case List<?> _ -> "[]";
      case Map<?, ?> _ -> "{}";
      case String text -> "\"" + text + "\"";
      case UUID id -> "\"" + id + "\"";
      default -> value.toString();
    };
  }

  @Test
  void all_faults_come_at_once_and_an_unknown_field_is_one_of_them() {
    Map<String, Object> draft = draft(covenant());
    draft.put("year", 1);
    draft.put("places", -5);
    draft.put("status", "OPEN");
    JsonNode problem =
        api.as("joost").with("Accept-Language", "en").post("/v1/budgets", draft).expect(400).json();
    assertThat(new TreeSet<>(pointers(problem))).containsExactly("/places", "/status", "/year");
  }

  @Test
  void a_covenant_of_others_and_a_year_outside_it_are_faults_in_the_language_of_the_caller() {
    UUID covenant = covenant();
    JsonNode problem =
        api.as("joost")
            .with("Accept-Language", "nl")
            .post("/v1/budgets", Waterrijk.budget(covenant, 2031, 1))
            .expect(400)
            .json();
    assertThat(problem.path("errors").path(0).path("detail").asString())
        .isEqualTo("Het convenant geldt niet in dit jaar.");
    assertThat(
            pointers(
                api.as("hilde")
                    .post("/v1/budgets", Waterrijk.budget(covenant, 2027, 1))
                    .expect(400)
                    .json()))
        .containsExactly("/covenantId");
  }

  @Test
  void a_year_has_one_budget_and_a_repeated_key_gives_the_first_answer() {
    UUID covenant = covenant();
    String key = UUID.randomUUID().toString();
    Map<String, Object> draft = Waterrijk.budget(covenant, 2027, 1_000_000);
    String first = api.as("joost").post("/v1/budgets", draft, key).expect(201).text();
    assertThat(api.as("joost").post("/v1/budgets", draft, key).expect(201).text()).isEqualTo(first);
    api.as("joost")
        .post("/v1/budgets", Waterrijk.budget(covenant, 2027, 2_000_000), key)
        .expect(422);
    assertThat(
            api.as("joost").post("/v1/budgets", draft).expect(409).json().path("type").asString())
        .endsWith("budget-exists");
    assertThat(items(api.as("joost").get("/v1/budgets?covenantId=" + covenant).json())).hasSize(1);
  }

  @Test
  void filters_and_cursors_of_no_sense_are_faults() {
    for (String query :
        List.of(
            "/v1/transactions?limit=0",
            "/v1/transactions?limit=201",
            "/v1/transactions?cursor=%25%25",
            "/v1/transactions?cursor=YWJj",
            "/v1/transactions?kind=THEFT",
            "/v1/transactions?from=2027-02-30",
            "/v1/transactions?covenantId=1",
            "/v1/transactions?unknown=1",
            "/v1/shifts?cursor=YWJj",
            "/v1/shifts?status=GONE",
            "/v1/budgets?year=soon",
            "/v1/budgets/not-an-id",
            "/v1/conservation?covenantId=x",
            "/v1/reversals?cursor=YWJj")) {
      api.as("joost").get(query).expect(400);
    }
  }

  @Test
  void a_list_in_pages_is_the_list() {
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    for (int i = 0; i < 5; i++) {
      reserve(covenant, FIRST_OF_MARCH.plusDays(i));
    }
    String path = "/v1/transactions?budgetId=" + budget;
    List<String> whole =
        items(api.as("joost").get(path).json()).stream()
            .map(t -> t.path("transactionId").asString())
            .toList();
    List<String> paged = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = api.as("joost").get(path + "&limit=2" + cursor).expect(200).json();
      items(page).forEach(t -> paged.add(t.path("transactionId").asString()));
      cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asString() : null;
    }
    assertThat(whole).hasSize(6);
    assertThat(paged).isEqualTo(whole);
  }
}
