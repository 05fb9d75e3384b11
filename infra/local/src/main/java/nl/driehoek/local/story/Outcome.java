package nl.driehoek.local.story;

import java.util.List;
import java.util.UUID;
import nl.driehoek.local.demo.DemoRegion.Region;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;

/**
 * What came of story 1, read back through the gateway by those who may see it.
 *
 * @param request as the mentor sees it
 * @param journey every transition of the request, oldest first
 * @param transactions of the request, each with its lines in cents
 * @param capacity places of De Brug that are not closed
 * @param tenancies of the request
 * @param explanation why Daan stood where he stood
 * @param commitments of the covenant with their progress
 * @param audit rows about the request in the capacity service
 * @param conservation the independent check of homes, places and money
 */
public record Outcome(
    JsonNode request,
    List<JsonNode> journey,
    List<JsonNode> transactions,
    int capacity,
    List<JsonNode> tenancies,
    JsonNode explanation,
    List<JsonNode> commitments,
    List<JsonNode> audit,
    JsonNode conservation) {

  static Outcome read(SuiteClient suite, Region region, UUID request, UUID publication) {
    String capacity = "/capacity/v1";
    String by = "?requestId=" + request + "&limit=200";
    SuiteClient.As femke = suite.as("femke");
    SuiteClient.As ada = suite.as("ada");
    return new Outcome(
        femke.get(capacity + "/outflow-requests/" + request),
        items(femke.get(capacity + "/outflow-requests/" + request + "/journey")),
        items(suite.as("joost").get("/finance/v1/transactions" + by)),
        (int)
            items(suite.as("tom").get(capacity + "/places?limit=200")).stream()
                .filter(place -> !place.path("state").asString().equals("CLOSED"))
                .count(),
        items(ada.get("/housing/v1/tenancies" + by)),
        femke.get("/housing/v1/publications/" + publication + "/candidates/" + request),
        items(
            suite
                .as("samira")
                .get("/covenant/v1/covenants/" + region.covenantId() + "/commitments")),
        items(ada.get(capacity + "/audit-rows?objectId=" + request + "&limit=200")),
        ada.get("/finance/v1/conservation"));
  }

  /** All lines of all transactions of the request together, in cents: always 0. */
  public long sumCents() {
    return lines().mapToLong(line -> line.path("amountCents").asLong()).sum();
  }

  /** What reached this pot, in cents. */
  public long potCents(String pot) {
    return lines()
        .filter(line -> line.path("task").asString().equals(pot))
        .mapToLong(line -> line.path("amountCents").asLong())
        .sum();
  }

  /** Days from filing to the key. */
  public int days() {
    return request.path("dayCount").asInt();
  }

  /** The rank with which Daan got the offer. */
  public int rank() {
    return explanation.path("rankAtOffer").asInt();
  }

  private java.util.stream.Stream<JsonNode> lines() {
    return transactions.stream().flatMap(transaction -> transaction.path("lines").valueStream());
  }

  private static List<JsonNode> items(JsonNode page) {
    return page.path("items").valueStream().toList();
  }

  void tell(Narrator narrator) {
    narrator.say("");
    narrator.say("Postings (EUR), every set in balance");
    for (JsonNode transaction : transactions) {
      narrator.say(
          "  %-8s %s  correlation %s"
              .formatted(
                  transaction.path("kind").asString(),
                  transaction.path("valueDate").asString(),
                  transaction.path("correlationId").asString()));
      transaction
          .path("lines")
          .forEach(
              line ->
                  narrator.say(
                      "    %-18s %-9s %,15.2f"
                          .formatted(
                              line.path("task").asString(),
                              line.path("part").asString(),
                              line.path("amountCents").asLong() / 100.0)));
    }
    narrator.say(
        "  sum %.2f; to the pots %,.2f = %,.2f reinvest + %,.2f transition + %,.2f rent risk"
            .formatted(
                sumCents() / 100.0,
                (potCents("REINVEST") + potCents("TRANSITION") + potCents("RENT_RISK")) / 100.0,
                potCents("REINVEST") / 100.0,
                potCents("TRANSITION") / 100.0,
                potCents("RENT_RISK") / 100.0));
    narrator.say("Places of De Brug: " + capacity);
    narrator.say("Journey: " + journey.size() + " steps, " + days() + " days from request to key");
    for (JsonNode step : journey) {
      narrator.say(
          "  %2d  %-20s  %-22s %s"
              .formatted(
                  step.path("sequence").asInt(),
                  step.path("at").asString(),
                  step.path("step").asString(),
                  step.path("actor").path("role").asString("")));
    }
    narrator.say(
        "Why Daan was number "
            + rank()
            + ", by rule set "
            + explanation.path("ruleSetVersion").asString());
    for (JsonNode criterion : explanation.path("order")) {
      narrator.say(
          "  "
              + criterion.path("text").path("en").asString()
              + (criterion.path("decidedAgainstNext").asBoolean()
                  ? " (this put one other first)"
                  : ""));
    }
    for (JsonNode commitment : commitments) {
      narrator.say(
          "Covenant %s: %s %s"
              .formatted(
                  commitment.path("clause").asString(),
                  commitment.path("state").asString(),
                  commitment.path("promises").path(0).path("amount").isObject()
                      ? commitment.path("promises").path(0).path("amount").path("delivered").asInt()
                          + " of "
                          + commitment
                              .path("promises")
                              .path(0)
                              .path("amount")
                              .path("promised")
                              .asInt()
                      : ""));
    }
    narrator.say("Audit trail of the request: " + audit.size() + " rows");
    narrator.say("Conservation: " + (conservation.path("sound").asBoolean() ? "sound" : "BREACH"));
    narrator.say("Correlation id of all of it: " + request.path("id").asString());
  }
}
