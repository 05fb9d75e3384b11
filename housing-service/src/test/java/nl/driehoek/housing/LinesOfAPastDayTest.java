package nl.driehoek.housing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingEvent.FiguresStated;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.platform.messaging.Statements;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Promise 9: who stood where in line on a past day, and by which rules, is rebuilt. */
@TestPropertySource(properties = "driehoek.days.settle=0s")
class LinesOfAPastDayTest extends HousingTest {

  @Autowired Statements statements;

  @AfterEach
  void clearTheLine() {
    region.clearTheLine();
  }

  @Test
  void the_line_of_a_past_day_is_that_of_its_end_whatever_happened_later() {
    LocalDate friday = LocalDate.of(2027, 1, 29);
    clock.set(friday);
    UUID first = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 1)));
    UUID next = region.seeks(Region.urgentSince(LocalDate.of(2027, 1, 2)));
    region.published();
    UUID unit = region.offered(first).unitId();
    clock.set(LocalDate.of(2027, 2, 6));
    bus.await(OfferRefused.class, first);
    region.offered(next);
    clock.set(LocalDate.of(2027, 2, 8));
    awaitEqual(LocalDate.of(2027, 2, 6));
    awaitEqual(friday);

    assertThat(rank(friday, first)).isEqualTo(1);
    assertThat(rank(friday, next)).isEqualTo(2);
    assertThat(lines("ada", friday, "rank"))
        .allSatisfy(
            line ->
                assertThat(line.path("facts").path("ruleSetVersion").asString())
                    .isEqualTo("waterrijk/2026.1"));
    assertThat(holder(friday, unit)).isEqualTo(first.toString());
    assertThat(holder(LocalDate.of(2027, 2, 6), unit)).isEqualTo(next.toString());
    assertThat(lines("thea", friday, "rank")).hasSameSizeAs(lines("ada", friday, "rank"));
    assertThat(lines("wim", friday, "rank")).isEmpty();
    assertThat(lines("wim", friday, "candidacy")).isEmpty();
    assertThat(lines("mark", friday, "candidacy")).isEmpty();

    jdbc.sql("alter table unit_journal disable trigger append_only").update();
    jdbc.sql("update unit_journal set state = 'WITHDRAWN', request_id = null where unit_id = ?")
        .params(unit)
        .update();
    jdbc.sql("alter table unit_journal enable trigger append_only").update();
    assertThat(day(friday).path("equal").asBoolean()).isFalse();
  }

  @Test
  void what_is_stated_comes_from_the_table_with_the_numbers_of_the_messages() {
    UUID thuishaven = UUID.fromString("01900000-0000-7000-8000-000000000021");
    UUID series =
        UUID.nameUUIDFromBytes(("housing/HOMES/" + thuishaven).getBytes(StandardCharsets.UTF_8));
    UUID unit = region.registers("karim", Region.home());
    statements.state();
    FiguresStated before = bus.await(FiguresStated.class, series);
    jdbc.sql("update unit set state = 'WITHDRAWN' where unit_id = ?").params(unit).update();
    statements.state();
    FiguresStated after =
        bus.await(
            FiguresStated.class,
            series,
            it -> it.figures().stream().anyMatch(each -> each.name().equals("WITHDRAWN")));

    assertThat(after.standing()).isEqualTo(before.standing());
    assertThat(after.figures()).isNotEqualTo(before.figures());
  }

  private JsonNode day(LocalDate date) {
    return api.as("ada").get("/v1/days/" + date).expect(200).json();
  }

  private void awaitEqual(LocalDate date) {
    Eventually.passes(() -> assertThat(day(date).path("storedHash").isString()).isTrue());
    assertThat(day(date).path("equal").asBoolean()).as(day(date).toString()).isTrue();
  }

  private List<JsonNode> lines(String who, LocalDate date, String kind) {
    return api.as(who)
        .get("/v1/days/" + date + "/lines?limit=200&kind=" + kind)
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .toList();
  }

  private int rank(LocalDate date, UUID request) {
    return lines("ada", date, "rank").stream()
        .map(line -> line.path("facts"))
        .filter(facts -> facts.path("requestId").asString().equals(request.toString()))
        .findFirst()
        .orElseThrow()
        .path("rank")
        .asInt();
  }

  private String holder(LocalDate date, UUID unit) {
    return lines("thea", date, "unit").stream()
        .filter(line -> line.path("key").asString().equals(unit.toString()))
        .findFirst()
        .orElseThrow()
        .path("facts")
        .path("requestId")
        .asString();
  }
}
