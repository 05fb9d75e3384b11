package nl.driehoek.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import nl.driehoek.local.http.SuiteClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Loads the demo region: the PACT 2027-2030 signed by all, the budget of 2027, three houses of De
 * Brug with 48 residents, homes of two corporations, and eight residents who wait for a home
 * already. Each call has a fixed idempotency key, so that loading again gives the same ids and
 * changes nothing.
 */
public final class DemoRegion {

  /** The first working Monday of 2027, on which the demo begins. */
  public static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 4);

  private static final String PACT = "PACT 2027-2030";

  static final int HOUSES = 3;
  static final int PLACES_A_HOUSE = 16;
  private static final List<String> HOUSE_NAMES = List.of("De Kade", "De Sluis", "De Werf");

  /** Residents 0 to 7 wait already; 0 wishes the same area as Daan and was first. */
  static final int WAITING = 8;

  static final int DAAN = 20;
  static final int MILA = 21;

  private final SuiteClient suite;
  private final Consumer<String> progress;

  /**
   * @param progress gets a sentence for each part that is loaded
   */
  public DemoRegion(SuiteClient suite, Consumer<String> progress) {
    this.suite = suite;
    this.progress = progress;
  }

  /**
   * What a story needs to know of the region.
   *
   * @param units by the reference of their corporation
   */
  public record Region(
      UUID covenantId, UUID budgetId, List<UUID> residents, Map<String, UUID> units) {

    /** The resident of story 1. */
    public UUID daan() {
      return residents.get(DAAN);
    }

    /** The resident of story 3. */
    public UUID mila() {
      return residents.get(MILA);
    }
  }

  /** Loads all of it, or what is missing of it. */
  public Region load() {
    new Calendar(suite).forwardTo(FIRST_DAY);
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    List<UUID> places = places();
    List<UUID> residents = residents(places);
    Map<String, UUID> units = units();
    waiting(residents);
    return new Region(covenant, budget, residents, units);
  }

  private UUID covenant() {
    JsonNode known = suite.as("samira").get("/covenant/v1/covenants?state=ACTIVE&limit=50");
    for (JsonNode each : known.path("items")) {
      if (each.path("name").asString().equals(PACT)) {
        return id(each, "covenantId");
      }
    }
    JsonNode covenant = suite.as("samira").post("/covenant/v1/covenants", pact(), "demo-pact");
    UUID id = id(covenant, "covenantId");
    JsonNode draft = covenant.path("draft");
    Map<String, Object> signature =
        Map.of("version", draft.path("version").asInt(), "hash", draft.path("hash").asString());
    for (String director : List.of("samira", "dirk", "noor", "thea", "wim")) {
      suite
          .as(director)
          .post("/covenant/v1/covenants/" + id + "/signatures", signature, "demo-pact-" + director);
    }
    suite
        .as("samira")
        .await("/covenant/v1/covenants/" + id, answer -> answer.hasNonNull("inForce"));
    progress.accept(PACT + " is signed by Waterrijk, De Brug, Buurtkracht, Thuishaven, Woonpunt");
    return id;
  }

  private UUID budget(UUID covenant) {
    Map<String, Object> draft =
        Map.of(
            "covenantId", covenant,
            "year", FIRST_DAY.getYear(),
            "places", HOUSES * PLACES_A_HOUSE,
            "protectedPlaceYearCents", 7_000_000,
            "supportYearCents", 1_800_000,
            "protectedPlacesCents", 336_000_000,
            "supportAtHomeCents", 60_000_000);
    UUID budget = openBudget("joost", draft, "demo-budget-2027");
    progress.accept("Budget 2027 is open: EUR 3,360,000.00 for places, EUR 600,000.00 for support");
    return budget;
  }

  /** A controller opens a budget, as soon as the finance service knows the covenant. */
  public UUID openBudget(String controller, Map<String, Object> draft, String key) {
    return id(
        new Eventually(suite, controller).post("/finance/v1/budgets", draft, key), "budgetId");
  }

  private List<UUID> places() {
    List<UUID> places = new ArrayList<>();
    for (int house = 0; house < HOUSES; house++) {
      Map<String, Object> location =
          Map.of("name", HOUSE_NAMES.get(house), "municipalityCode", "0392");
      UUID id =
          id(suite.as("tom").post("/capacity/v1/locations", location, "demo-house-" + house), "id");
      for (int room = 1; room <= PLACES_A_HOUSE; room++) {
        Map<String, Object> place =
            Map.of("locationId", id, "label", "Kamer " + room, "openFrom", "2026-01-01");
        places.add(
            id(
                suite
                    .as("tom")
                    .post("/capacity/v1/places", place, "demo-place-" + house + "-" + room),
                "id"));
      }
    }
    progress.accept("De Brug has " + places.size() + " places in " + HOUSES + " houses");
    return places;
  }

  private List<UUID> residents(List<UUID> places) {
    List<UUID> residents = new ArrayList<>();
    for (int n = 0; n < places.size(); n++) {
      residents.add(resident(n, places.get(n)));
    }
    progress.accept("All " + residents.size() + " places are occupied");
    return residents;
  }

  private UUID resident(int n, UUID place) {
    UUID resident =
        id(
            suite.as("femke").post("/capacity/v1/residents", resident(n), "demo-resident-" + n),
            "id");
    Map<String, Object> stay =
        Map.of(
            "residentId",
            resident,
            "placeId",
            place,
            "startedOn",
            "2026-01-05",
            "careIndicationReference",
            "BW-2026-%05d".formatted(n));
    suite.as("femke").post("/capacity/v1/stays", stay, "demo-stay-" + n);
    return resident;
  }

  /**
   * One more resident of De Brug, in a fourth house; the same number is the same resident.
   *
   * @param number beyond those of the region
   */
  public UUID oneMore(int number) {
    if (number < HOUSES * PLACES_A_HOUSE) {
      throw new IllegalArgumentException(number + " lives here already");
    }
    Map<String, Object> house = Map.of("name", "De Steiger", "municipalityCode", "0392");
    UUID location =
        id(suite.as("tom").post("/capacity/v1/locations", house, "demo-house-more"), "id");
    Map<String, Object> place =
        Map.of("locationId", location, "label", "Kamer " + number, "openFrom", "2026-01-01");
    return resident(
        number,
        id(suite.as("tom").post("/capacity/v1/places", place, "demo-place-more-" + number), "id"));
  }

  private static Map<String, Object> resident(int n) {
    Map<String, Object> resident = new LinkedHashMap<>();
    resident.put("bsn", Bsn.test(n));
    resident.put("givenNames", n == DAAN ? "Daan" : n == MILA ? "Mila" : "Bewoner");
    resident.put("surname", n == DAAN ? "de Vries" : n == MILA ? "Bakker" : "Voorbeeld " + n);
    resident.put("birthDate", n == DAAN ? "1999-05-04" : "1994-03-%02d".formatted(1 + n % 28));
    resident.put("household", Map.of("size", 1, "everyoneUnder21", false, "pensionAge", false));
    resident.put("income", Map.of("band", "FITTING", "proofYear", 2026));
    if (n == DAAN) {
      resident.put("subject", Organisations.DAAN);
    } else if (n == MILA) {
      resident.put("subject", Organisations.MILA);
    }
    return resident;
  }

  private Map<String, UUID> units() {
    Map<String, UUID> units = new LinkedHashMap<>();
    for (Homes.Home home : Homes.all()) {
      units.put(
          home.reference(),
          id(
              suite
                  .as(home.lettingOfficer())
                  .post("/housing/v1/units", home.registration(), "demo-unit-" + home.reference()),
              "unitId"));
    }
    progress.accept("Thuishaven and Woonpunt have registered " + units.size() + " homes");
    return units;
  }

  /** Residents who filed before the story begins: decided ready and urgent, waiting in the pool. */
  private void waiting(List<UUID> residents) {
    Outflows outflows = new Outflows(suite);
    for (int n = 0; n < WAITING; n++) {
      String key = "demo-waiting-" + n;
      UUID request =
          outflows.file(residents.get(n), n == 0 ? List.of("3511") : List.of("3525"), key);
      outflows.decideReady(request, key);
      outflows.decideUrgent(request, key);
      outflows.awaitCandidate(request);
    }
    progress.accept(WAITING + " residents wait for a home already");
  }

  private static JsonNode pact() {
    try (InputStream pact =
        Objects.requireNonNull(DemoRegion.class.getResourceAsStream("/demo/pact.json"))) {
      return JsonMapper.builder().build().readTree(pact);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static UUID id(JsonNode answer, String field) {
    return UUID.fromString(answer.path(field).asString());
  }
}
