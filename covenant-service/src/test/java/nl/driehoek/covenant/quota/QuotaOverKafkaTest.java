package nl.driehoek.covenant.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantCommand.ConfirmQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaRefused;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReleased;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.covenant.CovenantApplication;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.PactTable;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.testkit.TestApi;
import nl.driehoek.platform.testkit.TestBus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The flow asks for homes over Kafka, from as many sides as it likes. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = CovenantApplication.class)
class QuotaOverKafkaTest {

  private static final LocalDate KEY = LocalDate.of(2027, 3, 1);

  @Autowired TestApi api;
  @Autowired TestBus bus;
  @Autowired JdbcClient jdbc;

  @Test
  void a_home_is_reserved_and_delivered_by_the_corporation_that_handed_the_key() {
    UUID covenant = agree(1, 1);
    UUID request = UUID.randomUUID();
    send(reserve(request, 1, covenant));
    assertThat(bus.await(QuotaReserved.class, request).year()).isEqualTo(2027);
    send(new ConfirmQuota(request, 1, Pact.THUISHAVEN, KEY));
    assertThat(bus.await(QuotaConfirmed.class, request).overQuota()).isFalse();
    JsonNode year = quota(covenant);
    assertThat(year.required("promisedHomes").asInt()).isEqualTo(2);
    assertThat(year.required("deliveredHomes").asInt()).isEqualTo(1);
    assertThat(year.required("reservedHomes").asInt()).isZero();
    assertThat(year.required("freeHomes").asInt()).isEqualTo(1);
    assertThat(year.at("/corporations/0/deliveredHomes").asInt()).isEqualTo(1);
    assertThat(year.at("/split/0/homes").asInt()).isEqualTo(2);
    assertThat(bus.envelopes(request).stream().filter(it -> it.type().contains("quota-reserved")))
        .singleElement()
        .satisfies(it -> assertThat(it.correlationId()).isEqualTo(request));
  }

  @Test
  void a_corporation_that_delivers_more_than_it_promised_is_flagged() {
    UUID covenant = agree(1, 1);
    for (boolean over : new boolean[] {false, true}) {
      UUID request = UUID.randomUUID();
      send(reserve(request, 1, covenant));
      send(new ConfirmQuota(request, 1, Pact.THUISHAVEN, KEY));
      assertThat(bus.await(QuotaConfirmed.class, request).overQuota()).isEqualTo(over);
    }
    assertThat(quota(covenant).at("/corporations/0/overQuotaHomes").asInt()).isEqualTo(1);
  }

  @Test
  void when_all_homes_are_reserved_the_next_is_refused_until_one_is_given_back() {
    UUID covenant = agree(1, 0);
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    send(reserve(first, 1, covenant));
    bus.await(QuotaReserved.class, first);
    send(reserve(second, 1, covenant));
    assertThat(bus.await(QuotaRefused.class, second).reason()).isEqualTo("QUOTA_EXHAUSTED");
    send(new ReleaseQuota(first, 1, "WITHDRAWN"));
    bus.await(QuotaReleased.class, first);
    send(reserve(second, 2, covenant));
    assertThat(bus.await(QuotaReserved.class, second).attempt()).isEqualTo(2);
    assertThat(bus.envelopes(second).stream().filter(it -> it.type().contains(".quota-re")))
        .extracting(TestBus.Seen::sequence)
        .endsWith(1L, 2L);
  }

  @Test
  void released_before_it_came_the_reserve_is_refused() {
    UUID covenant = agree(1, 0);
    UUID request = UUID.randomUUID();
    send(new ReleaseQuota(request, 1, "WITHDRAWN"));
    bus.await(QuotaReleased.class, request);
    send(reserve(request, 1, covenant));
    assertThat(bus.await(QuotaRefused.class, request).reason()).isEqualTo("RELEASED_BEFORE");
    assertThat(quota(covenant).required("freeHomes").asInt()).isEqualTo(1);
  }

  @Test
  void outside_the_covenant_nothing_is_reserved() {
    UUID covenant = agree(1, 0);
    UUID nowhere = UUID.randomUUID();
    send(reserve(nowhere, 1, UUID.randomUUID()));
    assertThat(bus.await(QuotaRefused.class, nowhere).reason()).isEqualTo("NO_ACTIVE_COVENANT");
    UUID later = UUID.randomUUID();
    send(new ReserveQuota(later, 1, covenant, Pact.DE_BRUG, 2031));
    assertThat(bus.await(QuotaRefused.class, later).reason()).isEqualTo("NO_ACTIVE_COVENANT");
    UUID stranger = UUID.randomUUID();
    send(new ReserveQuota(stranger, 1, covenant, Pact.THUISHAVEN, 2027));
    assertThat(bus.await(QuotaRefused.class, stranger).reason()).isEqualTo("NOT_A_PARTY");
  }

  @Test
  void the_same_command_twice_takes_one_home() {
    UUID covenant = agree(2, 0);
    UUID request = UUID.randomUUID();
    UUID id = bus.send(reserve(request, 1, covenant), request);
    bus.send(reserve(request, 1, covenant), request, id);
    send(reserve(request, 1, covenant));
    send(new ConfirmQuota(request, 1, Pact.THUISHAVEN, KEY));
    bus.await(QuotaConfirmed.class, request);
    assertThat(quota(covenant).required("freeHomes").asInt()).isEqualTo(1);
    assertThat(quota(covenant).required("deliveredHomes").asInt()).isEqualTo(1);
  }

  @Test
  void an_amendment_below_what_is_in_use_is_not_signed_by_the_last_party() {
    PactTable table = new PactTable(api);
    JsonNode covenant = table.agree(Pact.body(2, 0));
    for (int i = 0; i < 2; i++) {
      UUID request = UUID.randomUUID();
      send(reserve(request, 1, PactTable.id(covenant)));
      bus.await(QuotaReserved.class, request);
    }
    table.openAmendment(covenant, Pact.body(1, 0));
    PactTable.DIRECTORS.subList(0, 4).forEach(it -> table.sign(it, covenant).expect(201));
    JsonNode problem = table.sign("wim", covenant).expect(409).json();
    assertThat(problem.required("type").asString()).endsWith("quota-below-use");
    assertThat(table.read(covenant).at("/inForce/version").asInt()).isEqualTo(1);
  }

  @Test
  void each_party_sees_its_own_transfers() {
    UUID covenant = agree(3, 0);
    UUID delivered = UUID.randomUUID();
    send(reserve(delivered, 1, covenant));
    send(new ConfirmQuota(delivered, 1, Pact.THUISHAVEN, KEY));
    bus.await(QuotaConfirmed.class, delivered);
    UUID open = UUID.randomUUID();
    send(new ReserveQuota(open, 1, covenant, Pact.BUURTKRACHT, 2027));
    bus.await(QuotaReserved.class, open);
    assertThat(transfers("samira", covenant)).containsExactlyInAnyOrder(delivered, open);
    assertThat(transfers("ada", covenant)).containsExactlyInAnyOrder(delivered, open);
    assertThat(transfers("femke", covenant)).containsExactly(delivered);
    assertThat(transfers("noor", covenant)).containsExactly(open);
    assertThat(transfers("karim", covenant)).containsExactly(delivered);
    assertThat(transfers("els", covenant)).isEmpty();
  }

  private UUID agree(int thuishaven, int woonpunt) {
    return PactTable.id(new PactTable(api).agree(Pact.body(thuishaven, woonpunt)));
  }

  private static ReserveQuota reserve(UUID request, int attempt, UUID covenant) {
    return new ReserveQuota(request, attempt, covenant, Pact.DE_BRUG, 2027);
  }

  private void send(CovenantCommand command) {
    bus.send(command, command.requestId());
  }

  private JsonNode quota(UUID covenant) {
    return api.as("thea")
        .get("/v1/covenants/" + covenant + "/quotas?year=2027")
        .expect(200)
        .json()
        .at("/items/0");
  }

  private List<UUID> transfers(String reader, UUID covenant) {
    List<UUID> requests = new ArrayList<>();
    api.as(reader)
        .get("/v1/covenants/" + covenant + "/quota-transfers?year=2027")
        .expect(200)
        .json()
        .required("items")
        .forEach(it -> requests.add(UUID.fromString(it.required("requestId").asString())));
    return requests;
  }
}
