package nl.driehoek.housing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.Party;
import nl.driehoek.contracts.messages.CovenantEvent.Quota;
import nl.driehoek.contracts.messages.CovenantEvent.Terms;
import nl.driehoek.contracts.messages.HousingCommand.ClearForKey;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.contracts.messages.HousingCommand.ReleaseHome;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import nl.driehoek.contracts.messages.HousingEvent.OfferAccepted;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import nl.driehoek.platform.testkit.TestClock;
import nl.driehoek.platform.testkit.TestIdentity;
import nl.driehoek.platform.web.Pseudonyms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo region as tests speak of it. */
final class Region {

  static final UUID WATERRIJK = TestIdentity.of("samira").organisationId();
  static final UUID DE_BRUG = TestIdentity.of("femke").organisationId();
  static final UUID BUURTKRACHT = TestIdentity.of("noor").organisationId();
  static final UUID THUISHAVEN = TestIdentity.of("karim").organisationId();
  static final UUID WOONPUNT = TestIdentity.of("els").organisationId();
  static final UUID PACT = UUID.fromString("01900000-0000-7000-8000-00000000c001");

  private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

  final TestApi api;
  final TestBus bus;
  final TestClock clock;
  final JdbcClient jdbc;

  Region(TestApi api, TestBus bus, TestClock clock, JdbcClient jdbc) {
    this.api = api;
    this.bus = bus;
    this.clock = clock;
    this.jdbc = jdbc;
  }

  /** All parties have signed; the service has read it. */
  void covenant() {
    covenant(PACT, 1, "waterrijk", List.of(THUISHAVEN, WOONPUNT));
  }

  void covenant(UUID id, int version, String regionCode, List<UUID> corporations) {
    List<Party> parties = new java.util.ArrayList<>();
    parties.add(new Party(WATERRIJK, "MUNICIPALITY"));
    parties.add(new Party(DE_BRUG, "CARE_INSTITUTION"));
    corporations.forEach(each -> parties.add(new Party(each, "CORPORATION")));
    bus.send(
        new CovenantActivated(
            id,
            version,
            "0".repeat(64),
            "PACT Waterrijk",
            regionCode,
            WATERRIJK,
            LocalDate.of(2027, 1, 1),
            LocalDate.of(2030, 12, 31),
            parties,
            corporations.stream().map(each -> new Quota(each, 2027, 20)).toList(),
            List.of(),
            new Terms(15, 10, 10, 5, 12)),
        id);
    until(
        () ->
            jdbc.sql("select count(*) from covenant where covenant_id = :id and version = :version")
                    .param("id", id)
                    .param("version", version)
                    .query(Integer.class)
                    .single()
                == 1);
  }

  static void until(java.util.function.BooleanSupplier condition) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It did not happen within 20 seconds");
      }
      Thread.onSpinWait();
    }
  }

  /** Somebody who fits an ordinary home. */
  static Profile profile() {
    return new Profile(
        1,
        false,
        false,
        "FITTING",
        2026,
        false,
        false,
        false,
        1,
        null,
        List.of(),
        true,
        "OUTFLOW",
        LocalDate.of(2027, 1, 27),
        LocalDate.of(2027, 2, 1),
        LocalDate.of(2027, 1, 11));
  }

  /** The same, urgent since this day: the earlier, the sooner in line. */
  static Profile urgentSince(LocalDate day) {
    return with(
        profile(),
        fields -> {
          fields.put("urgencyDate", day);
          return fields;
        });
  }

  @SuppressWarnings("unchecked")
  static Profile with(Profile profile, UnaryOperator<Map<String, Object>> change) {
    Map<String, Object> f = new TreeMap<>();
    for (var component : Profile.class.getRecordComponents()) {
      try {
        f.put(component.getName(), component.getAccessor().invoke(profile));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    f = change.apply(f);
    return new Profile(
        (int) f.get("householdSize"),
        (boolean) f.get("everyoneUnder21"),
        (boolean) f.get("pensionAge"),
        (String) f.get("incomeBand"),
        (int) f.get("incomeYear"),
        (boolean) f.get("groundFloorOrLift"),
        (boolean) f.get("stepFree"),
        (boolean) f.get("petAllowed"),
        (int) f.get("roomsMin"),
        (Long) f.get("rentMaxCents"),
        (List<String>) f.get("wishedAreas"),
        (boolean) f.get("supportAgreed"),
        (String) f.get("priorityCategory"),
        (LocalDate) f.get("urgencyDate"),
        (LocalDate) f.get("readyFrom"),
        (LocalDate) f.get("requestedOn"));
  }

  static String keyOf(String name) {
    return Pseudonyms.pairwise("housing", TestIdentity.of(name).subject().toString());
  }

  /** Enters a candidate and waits until it stands in line. */
  UUID seeks(Profile profile) {
    return seeks(profile, null);
  }

  UUID seeks(Profile profile, String resident) {
    UUID request = UUID.randomUUID();
    seek(request, 1, "waterrijk", resident, profile);
    bus.await(CandidateEntered.class, request);
    return request;
  }

  void seek(UUID request, int attempt, String region, String resident, Profile profile) {
    bus.send(
        new SeekHome(
            request,
            attempt,
            PACT,
            region,
            DE_BRUG,
            resident == null ? null : keyOf(resident),
            profile),
        request);
  }

  void release(UUID request, int attempt, String reason) {
    bus.send(new ReleaseHome(request, attempt, reason), request);
  }

  void clear(UUID request, LocalDate lastKeyDate) {
    bus.send(new ClearForKey(request, 1, lastKeyDate), request);
    until(
        () ->
            jdbc.sql(
                        """
                        select count(*) from reservation
                        where request_id = :id and last_key_date = :last and state = 'HELD'
                        """)
                    .param("id", request)
                    .param("last", lastKeyDate)
                    .query(Integer.class)
                    .single()
                == 1);
  }

  /** A home as karim would register it. */
  static Map<String, Object> home() {
    int number = NUMBERS.incrementAndGet();
    Map<String, Object> home = new TreeMap<>();
    home.put("reference", "TH-" + number);
    home.put("bagId", "034401000000" + number);
    home.put("regionCode", "waterrijk");
    home.put("postcode", "3511AB");
    home.put("houseNumber", number);
    home.put("rentCents", 65_000);
    home.put("rooms", 2);
    home.put("floor", 0);
    home.put("lift", false);
    home.put("stepFree", true);
    home.put("petsAllowed", true);
    return home;
  }

  UUID registers(String name, Map<String, Object> home) {
    return UUID.fromString(
        api.as(name).post("/v1/units", home).expect(201).json().get("unitId").asString());
  }

  UUID publishes(String name, UUID unit, LocalDate availableFrom) {
    return UUID.fromString(
        api.as(name)
            .post(
                "/v1/publications",
                Map.of("unitId", unit, "availableFrom", availableFrom.toString()))
            .expect(201)
            .json()
            .get("publicationId")
            .asString());
  }

  /** Registers and publishes an ordinary home of Thuishaven, available in a month. */
  UUID published() {
    return publishes("karim", registers("karim", home()), clock.today().plusMonths(1));
  }

  HomeOffered offered(UUID request) {
    return bus.await(HomeOffered.class, request);
  }

  /** The mentor accepts on behalf of the resident. */
  UUID accepts(UUID request) {
    HomeOffered offer = offered(request);
    UUID tenancy =
        UUID.fromString(
            api.as("femke")
                .post("/v1/offers/" + offer.offerId() + "/acceptance", Map.of("onBehalf", true))
                .expect(200)
                .json()
                .get("tenancyId")
                .asString());
    bus.await(OfferAccepted.class, request);
    return tenancy;
  }

  void signs(UUID tenancy) {
    String path = "/v1/tenancies/" + tenancy + "/signatures";
    api.as("femke").post(path, Map.of("party", "TENANT", "onBehalf", true)).expect(200);
    api.as("karim").post(path, Map.of("party", "CORPORATION")).expect(200);
    api.as("tom").post(path, Map.of("party", "CARE_INSTITUTION")).expect(200);
  }

  /** Ends what a test left open, so that the next test has the line for itself. */
  void clearTheLine() {
    jdbc.sql("update offer set state = 'RELEASED' where state = 'OPEN'").update();
    jdbc.sql(
            """
            update offer o set state = 'RELEASED' from publication p
            where p.publication_id = o.publication_id and o.state = 'ACCEPTED' and p.state <> 'LET'
            """)
        .update();
    jdbc.sql("update reservation set state = 'RELEASED' where state = 'HELD'").update();
    jdbc.sql(
            """
            update tenancy set state = 'CANCELLED', care_agreement_state = 'ENDED'
            where state in ('PREPARED', 'SIGNED')
            """)
        .update();
    jdbc.sql("update publication set state = 'WITHDRAWN' where state <> 'LET'").update();
    jdbc.sql(
            """
            update candidacy set stage = 'RELEASED', offer_id = null, reason = 'test over'
            where stage <> 'HOUSED'
            """)
        .update();
  }
}
