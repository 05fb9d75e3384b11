package nl.driehoek.covenant.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.progress.CommitmentProgress.PromiseProgress;
import nl.driehoek.covenant.progress.CommitmentProgress.TermFigures;
import nl.driehoek.covenant.progress.Report.Kind;
import org.junit.jupiter.api.Test;

/** Met, running or late. */
class MeasuringPromisesTest {

  private final List<Trail> trails = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();

  @Test
  void nothing_to_decide_is_not_started() {
    assertThat(readiness("2027-02-01").state()).isEqualTo(ProgressState.NOT_STARTED);
  }

  @Test
  void a_decision_that_is_waited_for_runs_until_the_last_day_of_its_term() {
    seen(Course.filed("2027-01-11"));
    assertThat(readiness("2027-02-01").state()).isEqualTo(ProgressState.RUNNING);
    assertThat(readiness("2027-02-02").state()).isEqualTo(ProgressState.LATE);
    assertThat(readiness("2027-02-02").term().overdue()).isEqualTo(1);
  }

  @Test
  void a_decision_after_its_term_stays_late_in_that_year() {
    seen(Course.filed("2027-01-11").ready("2027-02-02", "2027-02-01"));
    TermFigures term = readiness("2027-06-01").term();
    assertThat(term.doneLate()).isEqualTo(1);
    assertThat(term.overdue()).isZero();
    assertThat(readiness("2027-06-01").state()).isEqualTo(ProgressState.LATE);
    assertThat(readiness("2028-06-01").state()).isEqualTo(ProgressState.NOT_STARTED);
  }

  @Test
  void one_kept_and_one_open_is_running() {
    seen(Course.filed("2027-01-11").ready("2027-01-12", "2027-02-01"));
    seen(Course.filed("2027-03-01"));
    assertThat(readiness("2027-03-02").state()).isEqualTo(ProgressState.RUNNING);
    assertThat(readiness("2027-03-02").term().doneInTime()).isEqualTo(1);
    assertThat(readiness("2027-03-02").cases()).hasSize(2);
  }

  @Test
  void nobody_waits_for_a_request_that_has_ended() {
    seen(Course.filed("2027-01-11").ended("2027-01-15"));
    assertThat(readiness("2027-06-01").state()).isEqualTo(ProgressState.NOT_STARTED);
  }

  @Test
  void requests_of_another_institution_do_not_count() {
    UUID request = UUID.randomUUID();
    trails.add(
        Trail.of(
            request,
            List.of(
                Sighting.of(request, Moment.FILED, LocalDate.of(2027, 1, 11), UUID.randomUUID())
                    .under(UUID.randomUUID())
                    .by(Pact.BUURTKRACHT))));
    assertThat(readiness("2027-06-01").state()).isEqualTo(ProgressState.NOT_STARTED);
  }

  @Test
  void the_care_guarantee_is_waited_for_from_the_accepted_offer() {
    seen(ready().accepted("2027-02-02"));
    assertThat(care("2027-02-16").state()).isEqualTo(ProgressState.RUNNING);
    assertThat(care("2027-02-17").state()).isEqualTo(ProgressState.LATE);
  }

  @Test
  void an_offer_that_was_taken_back_asks_for_no_guarantee() {
    seen(ready().accepted("2027-02-02").takenBack("2027-02-05"));
    assertThat(care("2027-06-01").state()).isEqualTo(ProgressState.NOT_STARTED);
  }

  @Test
  void a_parked_request_asks_for_no_guarantee() {
    seen(ready().accepted("2027-02-02").parked("2027-02-05"));
    assertThat(care("2027-06-01").state()).isEqualTo(ProgressState.NOT_STARTED);
  }

  @Test
  void a_guarantee_that_was_given_counts_also_when_the_home_was_lost_later() {
    seen(ready().accepted("2027-02-02").careGuaranteed("2027-02-04").takenBack("2027-02-05"));
    assertThat(care("2027-06-01").state()).isEqualTo(ProgressState.MET);
  }

  @Test
  void homes_count_for_the_corporation_and_the_year_of_the_key() {
    seen(ready().key("2027-12-31", Pact.WOONPUNT));
    seen(ready().key("2028-01-01", Pact.WOONPUNT));
    assertThat(promise("C2", 0, "2027-12-31").amount().delivered()).isEqualTo(1);
    assertThat(promise("C2", 0, "2028-02-01").amount().delivered()).isEqualTo(1);
    assertThat(promise("C1", 0, "2027-12-31").amount().delivered()).isZero();
  }

  @Test
  void a_year_that_ended_short_is_late_and_one_that_was_reached_is_met() {
    assertThat(amountState("C2", 2027, "2027-12-31")).isEqualTo(ProgressState.RUNNING);
    assertThat(amountState("C2", 2027, "2028-01-01")).isEqualTo(ProgressState.LATE);
    for (int i = 0; i < 10; i++) {
      seen(ready().key("2027-05-03", Pact.WOONPUNT));
    }
    assertThat(amountState("C2", 2027, "2028-01-01")).isEqualTo(ProgressState.MET);
  }

  @Test
  void before_the_covenant_begins_nothing_has_started() {
    assertThat(promise("C1", 0, "2026-11-21").state()).isEqualTo(ProgressState.NOT_STARTED);
    assertThat(amountState("C1", 2027, "2026-11-21")).isEqualTo(ProgressState.NOT_STARTED);
  }

  @Test
  void rooms_are_counted_from_the_reports() {
    delivered("Vondelstraat", 4);
    assertThat(promise("C3", 0, "2027-06-01").state()).isEqualTo(ProgressState.RUNNING);
    delivered("Kade", 2);
    assertThat(promise("C3", 0, "2027-06-01").amount().delivered()).isEqualTo(6);
    assertThat(promise("C3", 0, "2027-06-01").state()).isEqualTo(ProgressState.MET);
  }

  @Test
  void clauses_come_in_the_order_of_their_numbers() {
    assertThat(List.of("C10", "C2", "A1", "C1").stream().sorted(CommitmentRules::byClause))
        .containsExactly("A1", "C1", "C2", "C10");
  }

  @Test
  void the_joint_task_counts_who_got_a_key_in_the_year() {
    seen(ready().placed("2027-03-01", 49));
    seen(ready().placed("2027-04-01", 71));
    seen(ready().placed("2026-12-31", 10));
    var task =
        TaskRules.assess(Pact.text(), new Cases(trails, reports), 2027, LocalDate.of(2027, 7, 1))
            .getFirst();
    assertThat(task.counted()).isEqualTo(2);
    assertThat(task.dueByNow()).isEqualTo(36 * 182 / 365);
    assertThat(task.medianDaysToKey()).isEqualTo(49);
    assertThat(task.state()).isEqualTo(ProgressState.RUNNING);
  }

  private static Course ready() {
    return Course.filed("2027-01-11").ready("2027-01-27", "2027-02-01");
  }

  private void seen(Course course) {
    trails.add(course.trail());
  }

  private void delivered(String reference, int rooms) {
    reports.add(
        new Report(
            UUID.randomUUID(),
            "C3",
            "C3.1",
            Kind.DELIVERED,
            reference,
            LocalDate.of(2027, 5, 1),
            rooms,
            Pact.BUURTKRACHT,
            Instant.parse("2027-05-02T08:00:00Z")));
  }

  private PromiseProgress readiness(String today) {
    return promise("C4", 0, today);
  }

  private PromiseProgress care(String today) {
    return promise("C5", 0, today);
  }

  private ProgressState amountState(String clause, int year, String today) {
    return progress(clause, year, today).promises().getFirst().state();
  }

  private PromiseProgress promise(String clause, int index, String today) {
    return progress(clause, LocalDate.parse(today).getYear(), today).promises().get(index);
  }

  private CommitmentProgress progress(String clause, int year, String today) {
    return CommitmentRules.assess(
            Pact.text(), new Cases(trails, reports), year, LocalDate.parse(today))
        .stream()
        .filter(it -> it.commitment().clause().equals(clause))
        .findFirst()
        .orElseThrow();
  }
}
