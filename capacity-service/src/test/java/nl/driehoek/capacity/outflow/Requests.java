package nl.driehoek.capacity.outflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.Accepted;
import nl.driehoek.capacity.outflow.OutflowCommand.DecideReadiness;
import nl.driehoek.capacity.outflow.OutflowCommand.DecideUrgency;
import nl.driehoek.capacity.outflow.OutflowCommand.GuaranteeCare;
import nl.driehoek.capacity.outflow.OutflowCommand.PlanFreedPlace;
import nl.driehoek.capacity.place.FreedPlacePlan;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.platform.time.BusinessDates;

/** Requests at each point of the smooth course, and the messages that bring them there. */
final class Requests {

  static final UUID ID = UUID.fromString("01900000-0000-7000-8000-00000000a001");
  static final UUID INSTITUTION = UUID.fromString("01900000-0000-7000-8000-000000000011");
  static final UUID MUNICIPALITY = UUID.fromString("01900000-0000-7000-8000-000000000001");
  static final UUID CORPORATION = UUID.fromString("01900000-0000-7000-8000-000000000021");
  static final UUID COVENANT = UUID.fromString("01900000-0000-7000-8000-00000000c001");
  static final UUID OFFER = UUID.fromString("01900000-0000-7000-8000-00000000f001");
  static final UUID UNIT = UUID.fromString("01900000-0000-7000-8000-00000000e001");
  static final UUID TENANCY = UUID.fromString("01900000-0000-7000-8000-00000000d001");
  static final UUID PLACE = UUID.fromString("01900000-0000-7000-8000-00000000b001");
  static final UUID BUDGET = UUID.fromString("01900000-0000-7000-8000-000000009001");
  static final String MENTOR = "femke";
  static final String PLANNER = "tom";
  static final LocalDate FILED_ON = LocalDate.of(2027, 1, 11);
  static final LocalDate KEY_DATE = LocalDate.of(2027, 3, 1);

  private Requests() {}

  static Instant on(LocalDate date) {
    return BusinessDates.startOf(date).plusSeconds(9 * 3600);
  }

  static Instant on(int month, int day) {
    return on(LocalDate.of(2027, month, day));
  }

  static Accepted filing() {
    return (Accepted)
        OutflowRules.file(
            ID,
            1,
            new Origin(INSTITUTION, UUID.randomUUID(), UUID.randomUUID(), PLACE),
            new Agreement(COVENANT, 1, MUNICIPALITY, "WATERRIJK", 15, 20, 10, 5, 12),
            new Filing(
                FILED_ON,
                LocalDate.of(2027, 2, 15),
                "key",
                1,
                false,
                false,
                "FITTING",
                2026,
                true,
                false,
                true,
                1,
                null,
                List.of("2011"),
                true),
            MENTOR);
  }

  static Outflow filed() {
    return filing().outflow();
  }

  /** The planner, who did not file it, decides. */
  static DecideReadiness readiness(boolean ready) {
    return new DecideReadiness(ready, null, PLANNER);
  }

  static Outflow ready() {
    return after(filed(), readiness(true), on(1, 27));
  }

  static Outflow urgent() {
    return after(ready(), new DecideUrgency(true, "OUTFLOW", LocalDate.of(2028, 1, 27)), on(1, 27));
  }

  static Outflow seeking() {
    return after(urgent(), quotaReserved());
  }

  static Outflow offered() {
    return after(seeking(), homeOffered());
  }

  static Outflow funded() {
    return after(offered(), moneyReserved());
  }

  static Outflow accepted() {
    return after(funded(), offerAccepted());
  }

  static Outflow guaranteed() {
    return after(accepted(), new GuaranteeCare(), on(2, 9));
  }

  static Outflow signed() {
    return after(guaranteed(), tenancySigned());
  }

  static Outflow cleared() {
    return after(signed(), new PlanFreedPlace(FreedPlacePlan.CLOSE), on(2, 17));
  }

  static Outflow started() {
    return after(cleared(), tenancyStarted());
  }

  static Outflow placed() {
    return after(after(started(), moneyPosted()), quotaConfirmed());
  }

  static Outflow after(Outflow outflow, FlowMessage message) {
    return ((Accepted) OutflowRules.decide(outflow, message)).outflow();
  }

  static Outflow after(Outflow outflow, OutflowCommand command, Instant now) {
    return ((Accepted) OutflowRules.decide(outflow, command, now)).outflow();
  }

  static FlowMessage quotaReserved() {
    return new CovenantEvent.QuotaReserved(ID, 1, COVENANT, 2027);
  }

  static FlowMessage homeOffered() {
    return homeOffered(1, OFFER, KEY_DATE);
  }

  static FlowMessage homeOffered(int attempt, UUID offer, LocalDate availableFrom) {
    return new HousingEvent.HomeOffered(
        ID, attempt, offer, UNIT, CORPORATION, 2, on(2, 5), availableFrom);
  }

  static FlowMessage moneyReserved() {
    return moneyReserved(1);
  }

  static FlowMessage moneyReserved(int attempt) {
    return new FinanceEvent.ShiftReserved(
        ID, attempt, BUDGET, 2027, 4_359_452, LocalDate.of(2027, 12, 31), List.of());
  }

  static FlowMessage moneyRefused() {
    return moneyRefused(1);
  }

  static FlowMessage moneyRefused(int attempt) {
    return new FinanceEvent.ShiftRefused(ID, attempt, "BUDGET_EXHAUSTED");
  }

  static FlowMessage offerAccepted() {
    return offerAccepted(1, OFFER);
  }

  static FlowMessage offerAccepted(int attempt, UUID offer) {
    return new HousingEvent.OfferAccepted(ID, attempt, offer, UNIT, LocalDate.of(2027, 2, 2));
  }

  static FlowMessage tenancySigned() {
    return tenancySigned(1);
  }

  static FlowMessage tenancySigned(int attempt) {
    return new HousingEvent.TenancySigned(
        ID, attempt, TENANCY, UNIT, LocalDate.of(2027, 2, 17), KEY_DATE);
  }

  static FlowMessage tenancyStarted() {
    return tenancyStarted(1);
  }

  static FlowMessage tenancyStarted(int attempt) {
    return new HousingEvent.TenancyStarted(ID, attempt, TENANCY, UNIT, CORPORATION, KEY_DATE);
  }

  static FlowMessage moneyPosted() {
    return moneyPosted(1);
  }

  static FlowMessage moneyPosted(int attempt) {
    return new FinanceEvent.ShiftPosted(ID, attempt, BUDGET, KEY_DATE, 4_359_452, List.of());
  }

  static FlowMessage quotaConfirmed() {
    return quotaConfirmed(1);
  }

  static FlowMessage quotaConfirmed(int attempt) {
    return new CovenantEvent.QuotaConfirmed(ID, attempt, COVENANT, CORPORATION, 2027, false);
  }

  static FlowMessage homeReleased() {
    return new HousingEvent.HomeReleased(ID, 1, UNIT, "WITHDRAWN");
  }

  static FlowMessage quotaReleased() {
    return new CovenantEvent.QuotaReleased(ID, 1, "WITHDRAWN");
  }

  static FlowMessage moneyReleased() {
    return new FinanceEvent.ShiftReleased(ID, 1, 4_359_452, "WITHDRAWN");
  }
}
