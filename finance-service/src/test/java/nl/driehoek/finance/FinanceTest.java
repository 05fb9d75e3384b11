package nl.driehoek.finance;

import static nl.driehoek.finance.Waterrijk.DE_BRUG;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReleaseShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.platform.testkit.Eventually;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The service on the real pair, with the words to talk to it. */
@SuiteTest
@SpringBootTest(
    classes = FinanceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"driehoek.conservation.settle-seconds=0", "driehoek.conservation.check-every=1h"})
public abstract class FinanceTest {
  protected static final LocalDate FIRST_OF_MARCH = LocalDate.of(2027, 3, 1);

  @Autowired protected TestApi api;
  @Autowired protected TestBus bus;
  @Autowired protected TestClock clock;
  @Autowired protected JdbcClient jdbc;

  /** A covenant of Waterrijk that is active, with the shares of story 1. */
  protected UUID covenant() {
    return covenant(UUID.randomUUID(), 1);
  }

  protected UUID covenant(UUID covenantId, int version) {
    bus.send(Waterrijk.activated(covenantId, version), covenantId);
    Eventually.passes(
        () ->
            jdbc.sql("select 1 from covenant where covenant_id = ? and version = ?")
                .params(covenantId, version)
                .query(Integer.class)
                .single());
    return covenantId;
  }

  /** The budget of story 1 for 2027. */
  protected UUID budget(UUID covenantId) {
    return budget(covenantId, 336_000_000L);
  }

  protected UUID budget(UUID covenantId, long protectedPlacesCents) {
    return UUID.fromString(
        api.as("joost")
            .post("/v1/budgets", Waterrijk.budget(covenantId, 2027, protectedPlacesCents))
            .expect(201)
            .json()
            .path("budgetId")
            .asString());
  }

  protected UUID reserve(UUID covenantId, LocalDate firstKeyDate) {
    UUID requestId = UUID.randomUUID();
    reserve(requestId, 1, covenantId, firstKeyDate);
    bus.await(FinanceEvent.ShiftReserved.class, requestId);
    return requestId;
  }

  protected void reserve(UUID requestId, int attempt, UUID covenantId, LocalDate firstKeyDate) {
    bus.send(new ReserveShift(requestId, attempt, covenantId, DE_BRUG, firstKeyDate), requestId);
  }

  protected void post(UUID requestId, LocalDate keyDate, String plan) {
    bus.send(new PostShift(requestId, 1, keyDate, plan), requestId);
  }

  protected void release(UUID requestId, int attempt, String reason) {
    bus.send(new ReleaseShift(requestId, attempt, reason), requestId);
  }

  protected FinanceEvent.ShiftPosted placed(UUID covenantId) {
    UUID requestId = reserve(covenantId, FIRST_OF_MARCH);
    post(requestId, FIRST_OF_MARCH, "CLOSE");
    return bus.await(FinanceEvent.ShiftPosted.class, requestId);
  }

  protected List<JsonNode> transactions(String who, UUID requestId) {
    return items(api.as(who).get("/v1/transactions?requestId=" + requestId).expect(200).json());
  }

  protected static List<JsonNode> items(JsonNode page) {
    return page.path("items").valueStream().toList();
  }

  /** A task of the budget as it is now. */
  protected JsonNode task(UUID budgetId, String task) {
    return task(budgetId, task, "");
  }

  protected JsonNode task(UUID budgetId, String task, String query) {
    return api.as("joost")
        .get("/v1/budgets/" + budgetId + "/balances" + query)
        .expect(200)
        .json()
        .path("tasks")
        .valueStream()
        .filter(t -> t.path("task").asString().equals(task))
        .findFirst()
        .orElseThrow();
  }

  protected static Map<String, Object> reason(String text) {
    return Map.of("reason", text);
  }
}
