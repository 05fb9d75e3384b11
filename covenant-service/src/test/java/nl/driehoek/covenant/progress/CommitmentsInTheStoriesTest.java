package nl.driehoek.covenant.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.driehoek.covenant.Pact;
import nl.driehoek.covenant.progress.CommitmentProgress.AmountFigures;
import nl.driehoek.covenant.progress.CommitmentProgress.PromiseProgress;
import nl.driehoek.covenant.progress.CommitmentProgress.Reciprocity;
import nl.driehoek.covenant.progress.Report.Kind;
import org.junit.jupiter.api.Test;

/** What the parties see of their commitments, in the stories that the suite was made for. */
class CommitmentsInTheStoriesTest {

  private final List<Trail> trails = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();

  @Test
  void story_1_daan_moves_out_and_every_promise_stands_as_told() {
    trails.add(daan().trail());
    assertThat(commitment("C1", "2027-03-03").state()).isEqualTo(ProgressState.RUNNING);
    assertThat(amount("C1", "2027-03-03").promised()).isEqualTo(20);
    assertThat(amount("C1", "2027-03-03").delivered()).isEqualTo(1);
    assertThat(commitment("C4", "2027-03-03").state()).isEqualTo(ProgressState.MET);
    assertThat(promise("C4", "C4.2", "2027-03-03").term().longestWorkingDays()).isEqualTo(2);
    assertThat(commitment("C5", "2027-03-03").state()).isEqualTo(ProgressState.MET);
    assertThat(commitment("C2", "2027-03-03").state()).isEqualTo(ProgressState.RUNNING);
  }

  @Test
  void story_1_the_terms_end_on_the_days_of_the_story() {
    trails.add(Course.filed("2027-01-11").trail());
    assertThat(promise("C4", "C4.1", "2027-01-12").term().nextDueOn()).isEqualTo("2027-02-01");
    trails.set(
        0,
        Course.filed("2027-01-11")
            .ready("2027-01-27", "2027-02-01")
            .accepted("2027-02-02")
            .trail());
    assertThat(promise("C5", "C5.1", "2027-02-03").term().nextDueOn()).isEqualTo("2027-02-16");
  }

  @Test
  void story_2_a_late_permit_stops_the_clock_of_the_corporation() {
    IntStream.range(0, 9).forEach(_ -> trails.add(thuishavenDelivered()));
    permitAskedOn("2027-03-01");
    CommitmentProgress c5 = commitment("C5", "2027-10-04");
    assertThat(c5.state()).isEqualTo(ProgressState.LATE);
    assertThat(c5.promises().get(1).term().nextDueOn()).isEqualTo("2027-08-30");
    CommitmentProgress c1 = commitment("C1", "2027-10-04");
    assertThat(c1.reciprocity().state()).isEqualTo(Reciprocity.State.STANDS_STILL);
    assertThat(c1.reciprocity().lateClauses()).containsExactly("C5");
    assertThat(c1.reciprocity().since()).isEqualTo("2027-08-30");
    assertThat(c1.reciprocity().stoppedDays()).isEqualTo(35);
    AmountFigures homes = c1.promises().getFirst().amount();
    assertThat(homes.dueByNow()).as("13 were due on 30 August").isEqualTo(13);
    assertThat(homes.behind()).as("4 are Thuishaven's own").isEqualTo(4);
  }

  @Test
  void story_2_without_the_late_permit_fifteen_homes_were_due() {
    IntStream.range(0, 9).forEach(_ -> trails.add(thuishavenDelivered()));
    AmountFigures homes = amount("C1", "2027-10-04");
    assertThat(homes.dueByNow()).isEqualTo(15);
    assertThat(homes.behind()).isEqualTo(6);
  }

  @Test
  void story_2_the_clock_runs_again_when_the_permit_comes() {
    permitAskedOn("2027-03-01");
    report("C5", "C5.2", Kind.DONE, "2027-10-15", null);
    CommitmentProgress c1 = commitment("C1", "2027-12-31");
    assertThat(c1.reciprocity().state()).isEqualTo(Reciprocity.State.HOLDS);
    assertThat(c1.reciprocity().lateClauses()).isEmpty();
    assertThat(c1.reciprocity().stoppedDays()).as("31 August to 14 October").isEqualTo(45);
    assertThat(commitment("C5", "2027-12-31").state()).isEqualTo(ProgressState.LATE);
    assertThat(c1.promises().getFirst().amount().dueByNow()).isEqualTo(20 * (365 - 45) / 365);
  }

  @Test
  void a_promise_that_depends_on_nothing_is_never_stopped() {
    permitAskedOn("2027-03-01");
    CommitmentProgress c2 = commitment("C2", "2027-10-04");
    assertThat(c2.reciprocity().state()).isEqualTo(Reciprocity.State.UNCONDITIONAL);
    assertThat(c2.reciprocity().stoppedDays()).isZero();
  }

  private static Course daan() {
    return Course.filed("2027-01-11")
        .ready("2027-01-27", "2027-02-01")
        .accepted("2027-02-02")
        .careGuaranteed("2027-02-09")
        .key("2027-03-01", Pact.THUISHAVEN)
        .supported("2027-03-03")
        .placed("2027-03-01", 49);
  }

  private static Trail thuishavenDelivered() {
    return daan().trail();
  }

  private void permitAskedOn(String day) {
    report("C5", "C5.2", Kind.STARTED, day, null);
  }

  private void report(String clause, String promise, Kind kind, String day, Integer amount) {
    reports.add(
        new Report(
            UUID.randomUUID(),
            clause,
            promise,
            kind,
            "De Werf",
            LocalDate.parse(day),
            amount,
            Pact.THUISHAVEN,
            Instant.parse("2027-10-04T08:00:00Z")));
  }

  private CommitmentProgress commitment(String clause, String today) {
    LocalDate day = LocalDate.parse(today);
    return CommitmentRules.assess(Pact.text(), new Cases(trails, reports), day.getYear(), day)
        .stream()
        .filter(it -> it.commitment().clause().equals(clause))
        .findFirst()
        .orElseThrow();
  }

  private PromiseProgress promise(String clause, String code, String today) {
    return commitment(clause, today).promises().stream()
        .filter(it -> it.promise().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private AmountFigures amount(String clause, String today) {
    return commitment(clause, today).promises().getFirst().amount();
  }
}
