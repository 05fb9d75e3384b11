package nl.driehoek.capacity.outflow;

import static nl.driehoek.capacity.outflow.Requests.after;
import static nl.driehoek.capacity.outflow.Requests.on;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.Decision.Line;
import nl.driehoek.capacity.outflow.Decision.Refused;
import nl.driehoek.capacity.outflow.Decision.TaskKind;
import nl.driehoek.capacity.outflow.Decision.Unchanged;
import nl.driehoek.capacity.outflow.OutflowCommand.DecideReadiness;
import nl.driehoek.capacity.outflow.OutflowCommand.DecideUrgency;
import nl.driehoek.capacity.outflow.OutflowCommand.GuaranteeCare;
import nl.driehoek.capacity.outflow.OutflowCommand.PassDeadline;
import nl.driehoek.capacity.outflow.OutflowCommand.PlanFreedPlace;
import nl.driehoek.capacity.outflow.OutflowCommand.Resume;
import nl.driehoek.capacity.outflow.OutflowCommand.StartSupport;
import nl.driehoek.capacity.outflow.OutflowCommand.Withdraw;
import nl.driehoek.capacity.place.FreedPlacePlan;
import nl.driehoek.capacity.place.PlaceChange;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.contracts.messages.HousingCommand;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.contracts.messages.Message;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people, messages and terms do to a request that goes on. */
class OutflowRulesTest {

  @Nested
  class Filing_and_the_two_decisions {

    @Test
    void readiness_is_due_fifteen_working_days_after_monday_11_january() {
      assertThat(Requests.filed().verdicts().readinessDueOn()).isEqualTo(LocalDate.of(2027, 2, 1));
    }

    @Test
    void nothing_is_asked_of_others_before_both_decisions_are_positive() {
      assertThat(Requests.filing().commands()).isEmpty();
      Accepted ready = accept(Requests.filed(), Requests.readiness(true), 1, 27);
      assertThat(ready.commands()).isEmpty();
      assertThat(ready.outflow().state()).isEqualTo(OutflowState.READY);
    }

    @Test
    void both_positive_asks_for_one_home_of_the_quota() {
      Accepted urgent =
          accept(
              Requests.ready(),
              new DecideUrgency(true, "OUTFLOW", LocalDate.of(2028, 1, 27)),
              1,
              27);
      assertThat(urgent.commands())
          .containsExactly(
              new CovenantCommand.ReserveQuota(
                  Requests.ID, 1, Requests.COVENANT, Requests.INSTITUTION, 2027));
    }

    @Test
    void not_ready_ends_the_request_with_two_lines() {
      Accepted end = accept(Requests.filed(), Requests.readiness(false), 1, 27);
      assertThat(end.outflow().state()).isEqualTo(OutflowState.REJECTED);
      assertThat(steps(end)).containsExactly(JourneyStep.NOT_READY, JourneyStep.REJECTED);
    }

    @Test
    void who_filed_it_does_not_judge_it_either_way() {
      for (boolean ready : new boolean[] {true, false}) {
        DecideReadiness own = new DecideReadiness(ready, null, Requests.MENTOR);
        assertThat(OutflowRules.decide(Requests.filed(), own, on(1, 27)))
            .isEqualTo(new Refused("filed-yourself"));
      }
      assertThat(OutflowRules.decide(Requests.ready(), Requests.readiness(true), on(1, 28)))
          .isEqualTo(new Refused("wrong-state"));
    }

    @Test
    void urgency_waits_for_readiness() {
      assertThat(
              OutflowRules.decide(
                  Requests.filed(),
                  new DecideUrgency(true, "OUTFLOW", LocalDate.of(2028, 1, 27)),
                  on(1, 27)))
          .isEqualTo(new Refused("wrong-state"));
    }

    @Test
    void a_missed_term_is_written_once_and_ends_nothing() {
      Outflow late = accept(Requests.filed(), new PassDeadline(Term.READINESS), 2, 2).outflow();
      assertThat(late.state()).isEqualTo(OutflowState.FILED);
      assertThat(OutflowRules.decide(late, new PassDeadline(Term.READINESS), on(2, 3)))
          .isEqualTo(new Unchanged());
      assertThat(Turn.of(late).overdue(LocalDate.of(2027, 2, 2))).isTrue();
    }

    @Test
    void on_the_last_day_itself_the_term_is_still_met() {
      assertThat(OutflowRules.decide(Requests.filed(), new PassDeadline(Term.READINESS), on(2, 1)))
          .isEqualTo(new Unchanged());
      assertThat(Turn.of(Requests.filed()).overdue(LocalDate.of(2027, 2, 1))).isFalse();
    }
  }

  @Nested
  class The_home_and_the_money {

    @Test
    void the_quota_opens_the_search() {
      Accepted found = accept(Requests.urgent(), Requests.quotaReserved());
      assertThat(found.commands()).singleElement().isInstanceOf(HousingCommand.SeekHome.class);
    }

    @Test
    void an_offer_reserves_money_from_the_first_key_date() {
      Accepted offer = accept(Requests.seeking(), Requests.homeOffered());
      assertThat(offer.commands())
          .containsExactly(
              new FinanceCommand.ReserveShift(
                  Requests.ID, 1, Requests.COVENANT, Requests.INSTITUTION, Requests.KEY_DATE));
    }

    @Test
    void an_offer_that_passed_keeps_the_money_and_the_search() {
      Accepted refused =
          accept(
              Requests.funded(),
              new HousingEvent.OfferRefused(
                  Requests.ID, 1, Requests.OFFER, Requests.UNIT, "REA", true, false, true));
      assertThat(refused.outflow().state()).isEqualTo(OutflowState.SEEKING_HOME);
      assertThat(refused.commands()).isEmpty();
      assertThat(steps(refused)).containsExactly(JourneyStep.OFFER_EXPIRED);
    }

    @Test
    void a_second_offer_with_another_date_adjusts_the_money() {
      Outflow again =
          after(
              Requests.funded(),
              new HousingEvent.OfferRefused(
                  Requests.ID, 1, Requests.OFFER, Requests.UNIT, "WOB", true, false, false));
      Accepted second =
          accept(
              again,
              new HousingEvent.HomeOffered(
                  Requests.ID,
                  1,
                  java.util.UUID.randomUUID(),
                  Requests.UNIT,
                  Requests.CORPORATION,
                  1,
                  on(3, 5),
                  LocalDate.of(2027, 4, 1)));
      assertThat(second.commands())
          .singleElement()
          .extracting("firstKeyDate")
          .isEqualTo(LocalDate.of(2027, 4, 1));
    }

    @Test
    void the_last_refusal_gives_back_money_and_quota_and_lapses() {
      Outflow lapsing =
          after(
              Requests.funded(),
              new HousingEvent.OfferRefused(
                  Requests.ID, 1, Requests.OFFER, Requests.UNIT, "WOB", true, true, false));
      assertThat(lapsing.state()).isEqualTo(OutflowState.GIVING_BACK);
      Outflow lapsed = after(after(lapsing, Requests.quotaReleased()), Requests.moneyReleased());
      assertThat(lapsed.state()).isEqualTo(OutflowState.LAPSED);
    }

    @Test
    void without_money_everything_goes_back_and_the_director_is_named() {
      Accepted refused = accept(Requests.offered(), Requests.moneyRefused());
      assertThat(refused.commands())
          .containsExactly(new HousingCommand.ReleaseHome(Requests.ID, 1, "BUDGET_EXHAUSTED"));
      Accepted home = accept(refused.outflow(), Requests.homeReleased());
      assertThat(home.commands())
          .containsExactly(new CovenantCommand.ReleaseQuota(Requests.ID, 1, "BUDGET_EXHAUSTED"));
      Accepted parked = accept(home.outflow(), Requests.quotaReleased());
      assertThat(parked.outflow().state()).isEqualTo(OutflowState.PARKED);
      assertThat(parked.journal().getLast().event())
          .isEqualTo(
              new CapacityEvent.OutflowParked(
                  Requests.ID, 1, "BUDGET_EXHAUSTED", "director", Requests.MUNICIPALITY));
      Accepted resumed = accept(parked.outflow(), new Resume(), 3, 1);
      assertThat(resumed.commands())
          .containsExactly(
              new CovenantCommand.ReserveQuota(
                  Requests.ID, 2, Requests.COVENANT, Requests.INSTITUTION, 2027));
    }

    @Test
    void messages_of_an_earlier_attempt_change_nothing() {
      Outflow parked =
          after(
              Requests.urgent(),
              new CovenantEvent.QuotaRefused(
                  Requests.ID, 1, Requests.COVENANT, 2027, "QUOTA_EXHAUSTED"));
      Outflow second = accept(parked, new Resume(), 3, 1).outflow();
      assertThat(OutflowRules.decide(second, Requests.quotaReserved())).isEqualTo(new Unchanged());
    }
  }

  @Nested
  class The_key {

    @Test
    void is_cleared_only_when_all_four_are_certain_whatever_came_last() {
      assertThat(accept(Requests.signed(), new PlanFreedPlace(FreedPlacePlan.CLOSE), 2, 17))
          .satisfies(last -> assertThat(last.commands()).containsExactly(clear()));
      Outflow planned =
          after(Requests.accepted(), new PlanFreedPlace(FreedPlacePlan.CLOSE), on(2, 3));
      Outflow cared = after(planned, new GuaranteeCare(), on(2, 9));
      assertThat(accept(cared, Requests.tenancySigned()).commands()).containsExactly(clear());
      Outflow unfunded = after(Requests.offered(), Requests.offerAccepted());
      Outflow all =
          after(
              after(
                  after(unfunded, new GuaranteeCare(), on(2, 9)),
                  new PlanFreedPlace(FreedPlacePlan.CLOSE),
                  on(2, 9)),
              Requests.tenancySigned());
      assertThat(accept(all, Requests.moneyReserved()).commands()).containsExactly(clear());
    }

    @Test
    void frees_the_place_and_orders_post_and_confirm() {
      Accepted pivot = accept(Requests.cleared(), Requests.tenancyStarted());
      assertThat(pivot.places())
          .singleElement()
          .isInstanceOfSatisfying(
              PlaceChange.Freed.class,
              freed -> {
                assertThat(freed.plan()).isEqualTo(FreedPlacePlan.CLOSE);
                assertThat(freed.keyDate()).isEqualTo(Requests.KEY_DATE);
              });
      assertThat(pivot.commands())
          .containsExactly(
              new FinanceCommand.PostShift(Requests.ID, 1, Requests.KEY_DATE, "CLOSE"),
              new CovenantCommand.ConfirmQuota(
                  Requests.ID, 1, Requests.CORPORATION, Requests.KEY_DATE));
    }

    @Test
    void is_the_end_of_withdrawing() {
      assertThat(OutflowRules.decide(Requests.started(), new Withdraw("OWN_CHOICE"), on(3, 1)))
          .isEqualTo(new Refused("key-was-first"));
    }

    @Test
    void may_come_before_a_withdrawal_that_is_under_way() {
      Outflow withdrawing = accept(Requests.cleared(), new Withdraw("OWN_CHOICE"), 3, 1).outflow();
      Accepted after = accept(withdrawing, Requests.tenancyStarted());
      assertThat(after.outflow().state()).isEqualTo(OutflowState.TENANCY_STARTED);
      assertThat(after.tasks()).containsExactly(TaskKind.WITHDRAWAL_TOO_LATE);
      Outflow placed =
          after(after(after.outflow(), Requests.quotaConfirmed()), Requests.moneyPosted());
      assertThat(placed.state()).isEqualTo(OutflowState.PLACED);
    }

    @Test
    void is_49_days_after_the_request_in_story_1() {
      Accepted end =
          accept(after(Requests.started(), Requests.moneyPosted()), Requests.quotaConfirmed());
      assertThat(end.journal().getLast().event())
          .isInstanceOfSatisfying(
              CapacityEvent.OutflowPlaced.class,
              placed -> assertThat(placed.daysFromRequestToKey()).isEqualTo(49));
    }

    @Test
    void comes_before_the_support_which_counts_from_the_day_after() {
      assertThat(
              OutflowRules.decide(
                  Requests.cleared(), new StartSupport(Requests.KEY_DATE), on(3, 1)))
          .isEqualTo(new Refused("before-key"));
      Accepted start = accept(Requests.placed(), new StartSupport(LocalDate.of(2027, 3, 3)), 3, 3);
      assertThat(start.journal().getFirst().event())
          .isInstanceOfSatisfying(
              CapacityEvent.SupportStarted.class,
              event -> assertThat(event.workingDaysAfterKey()).isEqualTo(2));
    }
  }

  private static Message clear() {
    return new HousingCommand.ClearForKey(Requests.ID, 1, LocalDate.of(2027, 12, 31));
  }

  private static List<JourneyStep> steps(Accepted accepted) {
    return accepted.journal().stream().map(Line::step).toList();
  }

  private static Accepted accept(Outflow outflow, OutflowCommand command, int month, int day) {
    return (Accepted) OutflowRules.decide(outflow, command, on(month, day));
  }

  private static Accepted accept(Outflow outflow, FlowMessage message) {
    return (Accepted) OutflowRules.decide(outflow, message);
  }
}
