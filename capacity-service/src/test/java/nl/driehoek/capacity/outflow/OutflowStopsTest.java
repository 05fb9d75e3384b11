package nl.driehoek.capacity.outflow;

import static nl.driehoek.capacity.outflow.Requests.after;
import static nl.driehoek.capacity.outflow.Requests.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.Decision.Line;
import nl.driehoek.capacity.outflow.Decision.Unchanged;
import nl.driehoek.capacity.outflow.OutflowCommand.Park;
import nl.driehoek.capacity.outflow.OutflowCommand.PassDeadline;
import nl.driehoek.capacity.outflow.OutflowCommand.Resume;
import nl.driehoek.capacity.outflow.OutflowCommand.Withdraw;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.contracts.messages.HousingCommand;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Withdrawing, parking and expiring: everything goes back first. */
class OutflowStopsTest {

  @Nested
  class Withdrawing {

    static Stream<Outflow> everywhereBeforeTheKey() {
      return Stream.of(
          Requests.filed(),
          Requests.ready(),
          Requests.urgent(),
          Requests.seeking(),
          Requests.offered(),
          Requests.funded(),
          Requests.accepted(),
          Requests.guaranteed(),
          Requests.signed(),
          Requests.cleared());
    }

    @ParameterizedTest
    @MethodSource("everywhereBeforeTheKey")
    void is_possible_and_ends_when_all_is_given_back(Outflow before) {
      Accepted asked = accept(before, new Withdraw("OWN_CHOICE"), 2, 20);
      Outflow now = asked.outflow();
      List<Object> released = new ArrayList<>(asked.commands());
      for (FlowMessage confirmation :
          List.of(Requests.homeReleased(), Requests.moneyReleased(), Requests.quotaReleased())) {
        if (OutflowRules.decide(now, confirmation) instanceof Accepted next) {
          released.addAll(next.commands());
          now = next.outflow();
        }
      }
      assertThat(now.state()).as("after %s", released).isEqualTo(OutflowState.WITHDRAWN);
      assertThat(now.holdsSomething()).isFalse();
    }

    @Test
    void asks_the_home_back_before_the_money_and_the_quota() {
      Accepted asked = accept(Requests.signed(), new Withdraw("OWN_CHOICE"), 2, 20);
      assertThat(asked.commands())
          .containsExactly(new HousingCommand.ReleaseHome(Requests.ID, 1, "WITHDRAWN"));
      assertThat(accept(asked.outflow(), Requests.homeReleased()).commands())
          .containsExactly(
              new CovenantCommand.ReleaseQuota(Requests.ID, 1, "WITHDRAWN"),
              new FinanceCommand.ReleaseShift(Requests.ID, 1, "WITHDRAWN"));
    }

    @Test
    void says_its_reason_to_insiders_only() {
      Accepted asked = accept(Requests.signed(), new Withdraw("CARE_CHANGED"), 2, 20);
      Line line = asked.journal().getFirst();
      assertThat(line.ownReason()).isEqualTo("CARE_CHANGED");
      assertThat(line.event().toString() + asked.commands()).doesNotContain("CARE_CHANGED");
    }

    @Test
    void twice_changes_nothing() {
      Outflow once = accept(Requests.signed(), new Withdraw("OWN_CHOICE"), 2, 20).outflow();
      assertThat(OutflowRules.decide(once, new Withdraw("OWN_CHOICE"), on(2, 21)))
          .isEqualTo(new Unchanged());
    }
  }

  @Nested
  class Parking_and_the_end_of_the_urgency {

    @Test
    void parking_keeps_the_decisions_and_resuming_starts_the_next_attempt() {
      Outflow parking = accept(Requests.seeking(), new Park("HOSPITAL", null), 2, 1).outflow();
      Outflow parked = after(after(parking, Requests.homeReleased()), Requests.quotaReleased());
      assertThat(parked.state()).isEqualTo(OutflowState.PARKED);
      assertThat(Turn.of(parked).role()).isEqualTo("mentor");
      Outflow resumed = accept(parked, new Resume(), 3, 1).outflow();
      assertThat(resumed.attempt()).isEqualTo(2);
      assertThat(resumed.state()).isEqualTo(OutflowState.RESERVING_QUOTA);
    }

    @Test
    void parking_before_the_decisions_resumes_where_it_was() {
      Outflow parked = accept(Requests.filed(), new Park("HOSPITAL", null), 1, 20).outflow();
      assertThat(accept(parked, new Resume(), 1, 25).outflow().state())
          .isEqualTo(OutflowState.FILED);
    }

    @Test
    void the_urgency_expires_while_searching_and_everything_goes_back() {
      Outflow over =
          after(Requests.seeking(), new PassDeadline(Term.VALIDITY), on(LocalDate.of(2028, 1, 28)));
      Outflow expired = after(after(over, Requests.homeReleased()), Requests.quotaReleased());
      assertThat(expired.state()).isEqualTo(OutflowState.EXPIRED);
    }

    @Test
    void the_urgency_does_not_expire_while_a_home_is_held() {
      assertThat(
              OutflowRules.decide(
                  Requests.accepted(),
                  new PassDeadline(Term.VALIDITY),
                  on(LocalDate.of(2028, 1, 28))))
          .isEqualTo(new Unchanged());
    }
  }

  private static Accepted accept(Outflow outflow, OutflowCommand command, int month, int day) {
    return (Accepted) OutflowRules.decide(outflow, command, on(month, day));
  }

  private static Accepted accept(Outflow outflow, FlowMessage message) {
    return (Accepted) OutflowRules.decide(outflow, message);
  }
}
