package nl.driehoek.local.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.demo.Calendar;
import nl.driehoek.local.demo.DemoRegion.Region;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;

/**
 * Daan moves out, and the money moves with him. Every call has a fixed idempotency key, so a story
 * that was cut off goes on where it was, and a second play changes nothing.
 */
public final class Story1 {

  private static final String KEY = "story1";
  private static final String HOME = "TH-2207";
  private static final String OFFERS = "/housing/v1/offers";
  private static final String TENANCIES = "/housing/v1/tenancies/";
  private static final LocalDate FILED = LocalDate.of(2027, 1, 11);
  private static final LocalDate READY = LocalDate.of(2027, 1, 27);
  private static final LocalDate PUBLISHED = LocalDate.of(2027, 1, 28);
  private static final LocalDate OFFERED = LocalDate.of(2027, 1, 29);
  private static final LocalDate VIEWED = LocalDate.of(2027, 2, 1);
  private static final LocalDate ACCEPTED = LocalDate.of(2027, 2, 2);
  private static final LocalDate GUARANTEED = LocalDate.of(2027, 2, 9);
  private static final LocalDate SIGNED = LocalDate.of(2027, 2, 17);
  private static final LocalDate KEY_DATE = LocalDate.of(2027, 3, 1);
  private static final LocalDate SUPPORTED = LocalDate.of(2027, 3, 3);

  private final SuiteClient suite;
  private final Region region;
  private final Narrator narrator;
  private final Calendar calendar;
  private final Outflows outflows;

  public Story1(SuiteClient suite, Region region, Narrator narrator) {
    this.suite = suite;
    this.region = region;
    this.narrator = narrator;
    this.calendar = new Calendar(suite);
    this.outflows = new Outflows(suite);
  }

  /** Plays the story, or shows again what came of it. */
  public Outcome play() {
    if (calendar.today().isAfter(SUPPORTED)) {
      narrator.say(
          "The calendar is past this story: what was played stands, nothing is done twice.");
    }
    UUID request = file();
    decide(request);
    UUID publication = publish();
    UUID offer = offer(request, publication);
    accept(request, offer);
    guarantee(request);
    UUID tenancy = sign(request);
    move(request, tenancy);
    Outcome outcome = Outcome.read(suite, region, request, publication);
    outcome.tell(narrator);
    return outcome;
  }

  private UUID file() {
    calendar.forwardTo(FILED);
    UUID[] request = new UUID[1];
    narrator.step(
        FILED,
        "Femke, mentor, De Brug",
        () -> {
          request[0] = outflows.draft(region.daan(), List.of("3511"), KEY);
          JsonNode facts =
              suite.as("femke").get("/capacity/v1/outflow-requests/" + request[0] + "/known-facts");
          outflows.submit(request[0], KEY);
          return "files Daan's outflow request: near his sister, ground floor, dog; %d of %d facts known already"
              .formatted(facts.path("known").asInt(), facts.path("total").asInt());
        });
    return request[0];
  }

  private void decide(UUID request) {
    calendar.forwardTo(READY);
    narrator.step(
        READY,
        "Tom, planner, De Brug",
        () -> {
          JsonNode answer = outflows.decideReady(request, KEY);
          return "decides: Daan is ready (due " + answer.path("readinessDueOn").asString() + ")";
        });
    narrator.step(
        READY,
        "Ursula, urgency officer, Waterrijk",
        () -> {
          outflows.decideUrgent(request, KEY);
          outflows.awaitCandidate(request);
          return "grants urgency; a home of the quota is reserved and Daan enters the pool";
        });
  }

  private UUID publish() {
    calendar.forwardTo(PUBLISHED);
    UUID[] publication = new UUID[1];
    narrator.step(
        PUBLISHED,
        "Karim, letting officer, Thuishaven",
        () -> {
          JsonNode published =
              suite
                  .as("karim")
                  .post(
                      "/housing/v1/publications",
                      Map.of("unitId", region.units().get(HOME), "availableFrom", KEY_DATE),
                      KEY + "-publication");
          publication[0] = UUID.fromString(published.path("publicationId").asString());
          long inLine = candidates(publication[0]).filter(c -> c.path("fits").asBoolean()).count();
          return "publishes " + HOME + "; " + inLine + " candidates fit, the first gets the offer";
        });
    return publication[0];
  }

  private UUID offer(UUID request, UUID publication) {
    calendar.forwardTo(OFFERED);
    narrator.step(
        OFFERED,
        "The first, through Femke",
        () -> {
          JsonNode first = offerOf(publication, offer -> offer.path("rank").asInt() == 1);
          JsonNode refused =
              suite
                  .as("femke")
                  .post(
                      OFFERS + "/" + first.path("offerId").asString() + "/refusal",
                      Map.of("reason", "WOB", "onBehalf", true),
                      KEY + "-refusal");
          return "refuses: too far from work ("
              + (refused.path("counted").asBoolean() ? "counted" : "no penalty")
              + ")";
        });
    UUID[] offer = new UUID[1];
    narrator.step(
        OFFERED,
        "The rules of the region",
        () -> {
          JsonNode mine =
              offerOf(publication, o -> o.path("requestId").asString().equals(request.toString()));
          offer[0] = UUID.fromString(mine.path("offerId").asString());
          outflows.awaitMoney(request);
          return "offer "
              + HOME
              + " to Daan, until "
              + mine.path("answerByDate").asString()
              + "; the money is reserved";
        });
    return offer[0];
  }

  private void accept(UUID request, UUID offer) {
    calendar.forwardTo(VIEWED);
    narrator.step(
        VIEWED,
        "Karim, letting officer, Thuishaven",
        () -> {
          suite
              .as("karim")
              .post(
                  OFFERS + "/" + offer + "/viewing", Map.of("viewedOn", VIEWED), KEY + "-viewing");
          return "shows Daan the home";
        });
    calendar.forwardTo(ACCEPTED);
    narrator.step(
        ACCEPTED,
        "Daan, resident",
        () -> {
          suite
              .as("daan")
              .post(OFFERS + "/" + offer + "/acceptance", Map.of(), KEY + "-acceptance");
          JsonNode view = outflows.awaitState(request, "OFFER_ACCEPTED");
          return "accepts on his phone; the others are free again; care guarantee due "
              + view.path("care").path("dueOn").asString();
        });
  }

  private void guarantee(UUID request) {
    calendar.forwardTo(GUARANTEED);
    narrator.step(
        GUARANTEED,
        "Samira, director, Waterrijk",
        () -> {
          outflows.guaranteeCare(request, KEY);
          return "guarantees the support at home";
        });
  }

  private UUID sign(UUID request) {
    calendar.forwardTo(SIGNED);
    UUID tenancy =
        UUID.fromString(
            suite
                .as("karim")
                .await(
                    "/housing/v1/tenancies?requestId=" + request,
                    page -> !page.path("items").isEmpty())
                .path("items")
                .path(0)
                .path("tenancyId")
                .asString());
    signature(tenancy, "daan", "Daan, resident", Map.of("party", "TENANT"));
    signature(
        tenancy,
        "karim",
        "Karim, letting officer, Thuishaven",
        Map.of("party", "CORPORATION", "plannedKeyDate", KEY_DATE));
    signature(tenancy, "tom", "Tom, planner, De Brug", Map.of("party", "CARE_INSTITUTION"));
    narrator.step(
        SIGNED,
        "Tom, planner, De Brug",
        () -> {
          outflows.planFreedPlace(request, "CLOSE", KEY);
          suite
              .as("karim")
              .await(
                  TENANCIES + tenancy,
                  answer -> answer.hasNonNull("lastKeyDate") || answer.hasNonNull("keyDate"));
          return "will close the freed place; everything is certain, the key may be handed over";
        });
    return tenancy;
  }

  private void signature(UUID tenancy, String identity, String who, Map<String, Object> body) {
    narrator.step(
        SIGNED,
        who,
        () -> {
          suite
              .as(identity)
              .post(TENANCIES + tenancy + "/signatures", body, KEY + "-signature-" + identity);
          return "signs the three-party tenancy";
        });
  }

  private void move(UUID request, UUID tenancy) {
    calendar.forwardTo(KEY_DATE);
    narrator.step(
        KEY_DATE,
        "Karim, letting officer, Thuishaven",
        () -> {
          suite
              .as("karim")
              .post(
                  TENANCIES + tenancy + "/key-handover", Map.of("keyDate", KEY_DATE), KEY + "-key");
          outflows.awaitState(request, "PLACED");
          return "hands over the key: the tenancy starts, the place is closed, the money has moved";
        });
    calendar.forwardTo(SUPPORTED);
    narrator.step(
        SUPPORTED,
        "Femke, mentor, De Brug",
        () -> {
          outflows.recordSupport(request, SUPPORTED, KEY);
          return "starts the support at home";
        });
  }

  private java.util.stream.Stream<JsonNode> candidates(UUID publication) {
    return suite
        .as("karim")
        .await(
            "/housing/v1/publications/" + publication + "/candidates?limit=200",
            page -> !page.path("items").isEmpty())
        .path("items")
        .valueStream();
  }

  private JsonNode offerOf(UUID publication, java.util.function.Predicate<JsonNode> wanted) {
    return suite
        .as("karim")
        .await(
            OFFERS + "?publicationId=" + publication + "&limit=200",
            page -> page.path("items").valueStream().anyMatch(wanted))
        .path("items")
        .valueStream()
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }
}
