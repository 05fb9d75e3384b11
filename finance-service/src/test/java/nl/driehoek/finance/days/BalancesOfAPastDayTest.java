package nl.driehoek.finance.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.finance.FinanceTest;
import nl.driehoek.platform.testkit.Eventually;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Promise 9 for money: what was known that night stays what it was, whatever is told later. */
@TestPropertySource(properties = "driehoek.days.settle=0s")
class BalancesOfAPastDayTest extends FinanceTest {

  @Test
  void a_later_fact_with_an_earlier_value_date_does_not_change_what_was_known_that_night() {
    LocalDate key = LocalDate.of(2027, 1, 13);
    LocalDate night = LocalDate.of(2027, 1, 14);
    LocalDate told = LocalDate.of(2027, 1, 16);
    clock.set(LocalDate.of(2027, 1, 12));
    UUID covenant = covenant();
    UUID budget = budget(covenant);
    UUID request = reserve(covenant, key);
    clock.set(told);
    String before = awaitStored(night).path("hash").asString();
    post(request, key, "CLOSE");
    bus.await(ShiftPosted.class, request);
    clock.set(told.plusDays(1));

    assertThat(awaitStored(night).path("hash").asString()).isEqualTo(before);
    assertThat(day(night).path("equal").asBoolean()).isTrue();
    assertThat(valueCents(night, budget)).as("not known that night").isZero();
    assertThat(awaitStored(told).path("equal").asBoolean()).isTrue();
    assertThat(valueCents(told, budget)).isPositive();

    changeALine(request);

    assertThat(day(told).path("equal").asBoolean()).isFalse();
    assertThat(day(night).path("equal").asBoolean())
        .as("the days before the changed line are what they were")
        .isTrue();
  }

  /** As somebody who owns the database could: two lines, so that the sum stays zero. */
  private void changeALine(UUID request) {
    jdbc.sql("alter table ledger_line disable trigger append_only").update();
    jdbc.sql(
            """
            update ledger_line l set amount_cents = l.amount_cents + case when l.amount_cents < 0 then -1 else 1 end
              from (select l.transaction_id, min(l.line_number) as one, max(l.line_number) as other
                      from ledger_line l join ledger_transaction t using (transaction_id)
                     where t.request_id = ? and t.kind = 'SPLIT' group by l.transaction_id) x
             where l.transaction_id = x.transaction_id and l.line_number in (x.one, x.other)
            """)
        .params(request)
        .update();
    jdbc.sql("alter table ledger_line enable trigger append_only").update();
  }

  private JsonNode awaitStored(LocalDate date) {
    Eventually.passes(
        () -> assertThat(day(date).path("storedHash").isString()).as(date + " is stored").isTrue());
    return day(date);
  }

  private JsonNode day(LocalDate date) {
    return api.as("ada").get("/v1/days/" + date).expect(200).json();
  }

  /** What the pot to reinvest had on the day, by value date. */
  private long valueCents(LocalDate date, UUID budget) {
    List<JsonNode> lines =
        items(api.as("ada").get("/v1/days/" + date + "/lines?limit=200").expect(200).json());
    return lines.stream()
        .filter(line -> line.path("kind").asString().equals("balance"))
        .map(line -> line.path("facts"))
        .filter(facts -> facts.path("budgetId").asString().equals(budget.toString()))
        .filter(facts -> facts.path("task").asString().equals("REINVEST"))
        .mapToLong(facts -> facts.path("valueCents").asLong())
        .sum();
  }

  @Test
  void a_director_of_another_municipality_sees_no_line() {
    clock.set(Instant.parse("2027-01-12T10:00:00Z"));
    budget(covenant());
    clock.set(Instant.parse("2027-01-13T10:00:00Z"));

    String lines = "/v1/days/2027-01-12/lines";
    assertThat(items(api.as("samira").get(lines).expect(200).json())).isNotEmpty();
    assertThat(items(api.as("mark").get(lines).expect(200).json())).isEmpty();
    api.as("joost").get(lines).expect(403);
  }
}
