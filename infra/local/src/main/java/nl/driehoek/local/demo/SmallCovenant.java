package nl.driehoek.local.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;

/**
 * A second covenant: a municipality, a care institution and a corporation agree on homes for 2027
 * and on nothing more. For tests and benchmarks that need room, or the lack of it.
 */
public final class SmallCovenant {

  private static final Map<String, Object> MEERDORP =
      party(UUID.fromString("01900000-0000-7000-8000-000000000002"), "MUNICIPALITY", "Meerdorp");
  private static final Map<String, Object> HEUVELDAM =
      party(UUID.fromString("01900000-0000-7000-8000-000000000003"), "MUNICIPALITY", "Heuveldam");

  private SmallCovenant() {}

  /**
   * Drafts it, has all three sign it, and opens its budget.
   *
   * @param homes that Thuishaven promises for 2027
   * @param cents for protected places; nothing for support
   * @return the covenant
   */
  public static UUID signed(SuiteClient suite, int homes, long cents) {
    JsonNode drafted =
        suite
            .as("mark")
            .post(
                "/covenant/v1/covenants",
                text(
                    "Afspraak Meerdorp 2027",
                    MEERDORP,
                    party(Organisations.DE_BRUG, "CARE_INSTITUTION", "De Brug"),
                    party(Organisations.THUISHAVEN, "CORPORATION", "Thuishaven"),
                    homes),
                "meerdorp-covenant");
    String id = drafted.path("covenantId").asString();
    Map<String, Object> signature =
        Map.of(
            "version", drafted.path("draft").path("version").asInt(),
            "hash", drafted.path("draft").path("hash").asString());
    for (String director : List.of("mark", "dirk", "thea")) {
      suite
          .as(director)
          .post("/covenant/v1/covenants/" + id + "/signatures", signature, "meerdorp-" + director);
    }
    Map<String, Object> budget =
        Map.of(
            "covenantId", id,
            "year", 2027,
            "places", 1,
            "protectedPlaceYearCents", 7_000_000,
            "supportYearCents", 1_800_000,
            "protectedPlacesCents", cents,
            "supportAtHomeCents", 0);
    new Eventually(suite, "mark").post("/finance/v1/budgets", budget, "meerdorp-budget");
    return UUID.fromString(id);
  }

  /**
   * Heuveldam drafts one with Buurtkracht and Woonpunt, and nobody has signed it yet.
   *
   * @return the covenant
   */
  public static UUID drafted(SuiteClient suite) {
    Map<String, Object> text =
        text(
            "Afspraak Heuveldam 2027",
            HEUVELDAM,
            party(Organisations.BUURTKRACHT, "CARE_INSTITUTION", "Buurtkracht"),
            party(Organisations.WOONPUNT, "CORPORATION", "Woonpunt"),
            2);
    return DemoRegion.id(
        suite.as("hilde").post("/covenant/v1/covenants", text, "heuveldam-covenant"), "covenantId");
  }

  private static Map<String, Object> text(
      String name,
      Map<String, Object> municipality,
      Map<String, Object> care,
      Map<String, Object> corporation,
      int homes) {
    Object landlord = corporation.get("organisationId");
    return Map.of(
        "name", name,
        "regionCode", "waterrijk",
        "validFrom", "2027-01-01",
        "validUntil", "2027-12-31",
        "parties", List.of(municipality, care, corporation),
        "tasks", List.of(task()),
        "commitments", List.of(commitment(corporation, homes)),
        "quotas", List.of(Map.of("corporationId", landlord, "year", 2027, "homes", homes)),
        "budgetShares", List.of(Map.of("pot", "REINVEST", "basisPoints", 10_000)),
        "terms",
            Map.of(
                "readinessDecisionWorkingDays", 15,
                "urgencyDecisionWorkingDays", 10,
                "careGuaranteeWorkingDays", 10,
                "supportStartWorkingDays", 5,
                "returnPlaceMonths", 12));
  }

  private static Map<String, Object> party(UUID organisation, String kind, String name) {
    return Map.of(
        "organisationId", organisation, "kind", kind, "name", name, "mandate", "Bestuurder");
  }

  private static Map<String, Object> task() {
    return Map.of(
        "code", "T1",
        "title", "Uitstroom",
        "population", "Bewoners die klaar zijn",
        "indicator", "OUTFLOWS",
        "baseline", 0,
        "target", 1,
        "formulatedBy", List.of(Map.of("perspective", "RESIDENT", "description", "Bewonersraad")));
  }

  private static Map<String, Object> commitment(Map<String, Object> corporation, int homes) {
    return Map.of(
        "clause",
        "C1",
        "ownerOrganisationId",
        corporation.get("organisationId"),
        "text",
        corporation.get("name") + " levert woningen.",
        "consequence",
        "Het volgende jaar eerst.",
        "promises",
        List.of(
            Map.of(
                "code", "C1.1",
                "measure", "HOMES_DELIVERED",
                "amount", homes,
                "unit", "HOMES",
                "period", "CALENDAR_YEAR")));
  }
}
