package nl.driehoek.covenant.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.progress.Report.Kind;
import nl.driehoek.covenant.progress.ReportRules.Claim;
import nl.driehoek.covenant.progress.ReportRules.Fault;
import nl.driehoek.covenant.progress.ReportRules.Refusal;
import org.junit.jupiter.api.Test;

/** What a director may report about a promise that no service measures. */
class ReportingByHandTest {

  private static final LocalDate TODAY = LocalDate.of(2027, 10, 4);

  @Test
  void a_clock_that_starts_and_rooms_that_came_are_sound() {
    assertThat(faults(claim("C5", "C5.2", Kind.STARTED, "2027-03-01", null))).isEmpty();
    assertThat(faults(claim("C3", "C3.1", Kind.DELIVERED, "2027-03-01", 2))).isEmpty();
  }

  @Test
  void what_the_services_measure_cannot_be_reported_by_hand() {
    assertThat(faults(claim("C1", "C1.1", Kind.DELIVERED, "2027-03-01", 20)))
        .containsExactly(new Fault("/promise", "measured-by-itself"));
  }

  @Test
  void a_promise_is_reported_under_its_own_clause() {
    assertThat(faults(claim("C6", "C5.2", Kind.STARTED, "2027-03-01", null)))
        .containsExactly(new Fault("/promise", "no-promise"));
  }

  @Test
  void a_term_takes_no_delivery_and_an_amount_takes_no_clock() {
    assertThat(faults(claim("C5", "C5.2", Kind.DELIVERED, "2027-03-01", 1)))
        .containsExactly(new Fault("/kind", "term-promised"));
    assertThat(faults(claim("C3", "C3.1", Kind.STARTED, "2027-03-01", 1)))
        .containsExactly(new Fault("/kind", "amount-promised"), new Fault("/amount", "not-here"));
    assertThat(faults(claim("C3", "C3.1", Kind.DELIVERED, "2027-03-01", null)))
        .containsExactly(new Fault("/amount", "required"));
  }

  @Test
  void the_day_has_come_and_lies_within_the_covenant() {
    assertThat(faults(claim("C5", "C5.2", Kind.STARTED, "2027-10-05", null)))
        .containsExactly(new Fault("/occurredOn", "in-the-future"));
    assertThat(faults(claim("C5", "C5.2", Kind.STARTED, "2026-12-31", null)))
        .containsExactly(new Fault("/occurredOn", "outside-validity"));
  }

  @Test
  void a_case_starts_once_ends_once_and_not_before_it_started() {
    Claim start = claim("C5", "C5.2", Kind.STARTED, "2027-03-01", null);
    Claim end = claim("C5", "C5.2", Kind.DONE, "2027-09-01", null);
    Claim tooEarly = claim("C5", "C5.2", Kind.DONE, "2027-02-28", null);
    assertThat(ReportRules.refusal(start, List.of())).isEmpty();
    assertThat(ReportRules.refusal(end, List.of())).contains(Refusal.NEVER_STARTED);
    assertThat(ReportRules.refusal(tooEarly, reported(start))).contains(Refusal.NEVER_STARTED);
    assertThat(ReportRules.refusal(end, reported(start))).isEmpty();
    assertThat(ReportRules.refusal(start, reported(start))).contains(Refusal.REPORTED_BEFORE);
    assertThat(ReportRules.refusal(end, reported(start, end))).contains(Refusal.REPORTED_BEFORE);
  }

  private static Claim claim(String clause, String promise, Kind kind, String day, Integer amount) {
    return new Claim(clause, promise, kind, "De Werf", LocalDate.parse(day), amount);
  }

  private static List<Report> reported(Claim... claims) {
    return List.of(claims).stream()
        .map(
            it ->
                new Report(
                    UUID.randomUUID(),
                    it.clause(),
                    it.promise(),
                    it.kind(),
                    it.reference(),
                    it.occurredOn(),
                    it.amount(),
                    Pact.THUISHAVEN,
                    Instant.parse("2027-10-04T08:00:00Z")))
        .toList();
  }

  private static List<Fault> faults(Claim claim) {
    return ReportRules.faults(Pact.text(), claim, TODAY);
  }
}
