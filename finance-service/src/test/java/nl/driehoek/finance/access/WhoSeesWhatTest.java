package nl.driehoek.finance.access;

import static nl.driehoek.finance.Waterrijk.DE_BRUG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.finance.FinanceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody reads what is another organisation's, by any path (promise 6). */
class WhoSeesWhatTest extends FinanceTest {
  private UUID covenant;
  private UUID budget;
  private UUID request;

  @BeforeEach
  void one_shift() {
    covenant = covenant();
    budget = budget(covenant);
    request = placed(covenant).requestId();
  }

  private List<JsonNode> ofBudget(String who) {
    return items(api.as(who).get("/v1/transactions?budgetId=" + budget).expect(200).json());
  }

  @Test
  void the_municipality_and_the_auditor_see_all_of_it() {
    for (String name : List.of("joost", "samira", "ada")) {
      assertThat(ofBudget(name))
          .as(name)
          .hasSize(4)
          .allSatisfy(t -> assertThat(t.path("partial").asBoolean()).isFalse());
      assertThat(items(api.as(name).get("/v1/shifts?covenantId=" + covenant).json())).hasSize(1);
      api.as(name).get("/v1/budgets/" + budget).expect(200);
    }
  }

  @Test
  void the_care_institution_sees_its_own_requests_whole_and_not_how_the_budget_was_opened() {
    assertThat(ofBudget("tom"))
        .extracting(t -> t.path("kind").asString())
        .containsExactly("RESERVE", "POST", "SPLIT");
    assertThat(items(api.as("dirk").get("/v1/shifts").expect(200).json()))
        .extracting(s -> s.path("careOrganisationId").asString())
        .contains(DE_BRUG.toString());
    api.as("tom").get("/v1/budgets/" + budget + "/balances").expect(200);
  }

  @Test
  void another_party_sees_totals_but_no_line_and_no_request_of_others() {
    for (String name : List.of("noor", "thea")) {
      assertThat(ofBudget(name)).as(name).isEmpty();
      assertThat(items(api.as(name).get("/v1/shifts?requestId=" + request).json())).isEmpty();
      api.as(name).get("/v1/budgets/" + budget + "/balances").expect(200);
    }
  }

  @Test
  void a_party_sees_the_lines_of_the_pot_that_is_kept_for_it_only() {
    UUID other = UUID.randomUUID();
    bus.send(
        new nl.driehoek.contracts.messages.FinanceCommand.ReserveShift(
            other, 1, covenant, nl.driehoek.finance.Waterrijk.BUURTKRACHT, FIRST_OF_MARCH),
        other);
    post(other, FIRST_OF_MARCH, "CLOSE");
    bus.await(nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted.class, other);
    List<JsonNode> seen = transactions("dirk", other);
    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().path("partial").asBoolean()).isTrue();
    assertThat(seen.getFirst().path("lines"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("task").asString()).isEqualTo("TRANSITION");
              assertThat(line.path("organisationId").asString()).isEqualTo(DE_BRUG.toString());
            });
    assertThat(
            items(api.as("dirk").get("/v1/transactions?task=REINVEST&requestId=" + other).json()))
        .as("a filter tells nothing of what is hidden")
        .isEmpty();
  }

  @Test
  void who_is_no_party_finds_nothing() {
    String transaction = transactions("joost", request).getFirst().path("transactionId").asString();
    for (String name : List.of("mark", "hilde", "wim")) {
      api.as(name).get("/v1/budgets/" + budget).expect(404);
      api.as(name).get("/v1/budgets/" + budget + "/balances").expect(404);
      api.as(name).get("/v1/transactions/" + transaction).expect(404);
      assertThat(ofBudget(name)).as(name).isEmpty();
      assertThat(items(api.as(name).get("/v1/budgets?covenantId=" + covenant).json())).isEmpty();
      assertThat(items(api.as(name).get("/v1/shifts").json())).isEmpty();
      assertThat(items(api.as(name).get("/v1/reversals").json())).isEmpty();
      assertThat(
              api.as(name)
                  .post(
                      "/v1/shifts/preview",
                      Map.of(
                          "covenantId", covenant,
                          "keyDate", "2027-03-01",
                          "freedPlacePlan", "CLOSE"))
                  .expect(400)
                  .json()
                  .path("errors")
                  .path(0)
                  .path("pointer")
                  .asString())
          .isEqualTo("/covenantId");
    }
  }

  @Test
  void roles_without_business_with_money_are_refused_and_so_is_who_has_no_token() {
    for (String name : List.of("daan", "femke", "karim", "otto", "ursula")) {
      api.as(name).get("/v1/budgets").expect(403);
      api.as(name).get("/v1/transactions").expect(403);
      api.as(name).get("/v1/shifts").expect(403);
    }
    api.get("/v1/budgets").expect(401);
    api.as("samira")
        .post("/v1/budgets", nl.driehoek.finance.Waterrijk.budget(covenant, 2028, 1))
        .expect(403);
    api.as("mark")
        .post("/v1/budgets", nl.driehoek.finance.Waterrijk.budget(covenant, 2028, 1))
        .expect(400);
  }
}
