package nl.driehoek.capacity.outflow;

import static nl.driehoek.capacity.outflow.Step.Kind.CANNOT_BE_REFUSED;
import static nl.driehoek.capacity.outflow.Step.Kind.CAN_BE_UNDONE;
import static nl.driehoek.capacity.outflow.Step.Kind.PIVOT;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.driehoek.capacity.outflow.Step.Taken;
import nl.driehoek.capacity.place.FreedPlacePlan;
import nl.driehoek.capacity.place.PlaceChange;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.FinanceCommand;
import nl.driehoek.contracts.messages.HousingCommand;

/**
 * The outflow as one table. A row is done as soon as the facts allow it, whatever order they came
 * in; when the request stops, the rows that hold something are undone, the home first: only the
 * home's own row knows whether the key was there before the withdrawal.
 */
final class OutflowSteps {

  static final List<Step> TABLE =
      List.of(
          new Step(
              "quota",
              "covenant-service",
              CAN_BE_UNDONE,
              "ready and urgent",
              "`ReserveQuota`",
              "`ReleaseQuota`",
              o -> o.verdicts().bothPositive() && o.quota().state() == Quota.State.NONE,
              OutflowSteps::reserveQuota,
              o -> homeIsFree(o) && o.quota().toGiveBack(),
              (o, reason) ->
                  Step.ask(
                      o.with(o.quota().to(Quota.State.RELEASING)),
                      new CovenantCommand.ReleaseQuota(o.id(), o.attempt(), reason))),
          new Step(
              "home",
              "housing-service",
              CAN_BE_UNDONE,
              "quota reserved",
              "`SeekHome`: match, offer, hold",
              "`ReleaseHome`",
              o -> o.quota().state() == Quota.State.RESERVED && o.home().state() == Home.State.NONE,
              OutflowSteps::seekHome,
              o -> o.home().toGiveBack(),
              (o, reason) ->
                  Step.ask(
                      o.with(o.home().to(Home.State.RELEASING)),
                      new HousingCommand.ReleaseHome(o.id(), o.attempt(), reason))),
          new Step(
              "money",
              "finance-service",
              CAN_BE_UNDONE,
              "home offered",
              "`ReserveShift` from the first key date",
              "`ReleaseShift`",
              o -> firstKeyDate(o).filter(o.money()::toAskFor).isPresent(),
              OutflowSteps::reserveShift,
              o -> homeIsFree(o) && o.money().toGiveBack(),
              (o, reason) ->
                  Step.ask(
                      o.with(o.money().to(Money.State.RELEASING)),
                      new FinanceCommand.ReleaseShift(o.id(), o.attempt(), reason))),
          new Step(
              "key",
              "housing-service",
              PIVOT,
              "tenancy signed, care guaranteed, money reserved, place planned",
              "`ClearForKey`; the key itself is handed over in one row of housing",
              "none; until then `ReleaseHome`",
              OutflowSteps::certain,
              OutflowSteps::clearForKey,
              o -> false,
              OutflowSteps::never),
          new Step(
              "place",
              "capacity-service",
              CANNOT_BE_REFUSED,
              "tenancy started",
              "stay ends; close, refill or keep the place",
              "none",
              o -> o.home().started() && o.placeFreedOn() == null,
              OutflowSteps::freePlace,
              o -> false,
              OutflowSteps::never),
          new Step(
              "money",
              "finance-service",
              CANNOT_BE_REFUSED,
              "tenancy started",
              "`PostShift`",
              "none",
              o -> o.home().started() && !isPostedOrAsked(o),
              OutflowSteps::postShift,
              o -> false,
              OutflowSteps::never),
          new Step(
              "quota",
              "covenant-service",
              CANNOT_BE_REFUSED,
              "tenancy started",
              "`ConfirmQuota`",
              "none",
              o -> o.home().started() && !isConfirmedOrAsked(o),
              OutflowSteps::confirmQuota,
              o -> false,
              OutflowSteps::never));

  private OutflowSteps() {}

  /** The first thing to be done or undone now, if anything. */
  static Optional<Taken> next(Outflow outflow) {
    Ending ending = outflow.ending();
    return TABLE.stream()
        .filter(step -> ending == null ? step.due().test(outflow) : step.toUndo().test(outflow))
        .findFirst()
        .map(
            step ->
                ending == null
                    ? step.act().apply(outflow)
                    : step.undo().apply(outflow, ending.reason()));
  }

  private static Taken reserveQuota(Outflow o) {
    int year = Objects.requireNonNull(o.verdicts().urgencyDecidedOn()).getYear();
    year = Math.max(year, o.filing().readyFrom().getYear());
    return Step.ask(
        o.with(new Quota(Quota.State.ASKED, year)),
        new CovenantCommand.ReserveQuota(
            o.id(),
            o.attempt(),
            o.agreement().covenantId(),
            o.origin().careOrganisationId(),
            year));
  }

  private static Taken seekHome(Outflow o) {
    Filing f = o.filing();
    var profile =
        new HousingCommand.Profile(
            f.householdSize(),
            f.everyoneUnder21(),
            f.pensionAge(),
            f.incomeBand(),
            f.incomeYear(),
            f.groundFloorOrLift(),
            f.stepFree(),
            f.petAllowed(),
            f.roomsMin(),
            f.rentMaxCents(),
            f.wishedAreas(),
            f.supportAgreed(),
            Objects.requireNonNull(o.verdicts().urgencyCategory()),
            Objects.requireNonNull(o.verdicts().urgencyDecidedOn()),
            f.readyFrom(),
            f.filedOn());
    return Step.ask(
        o.with(o.home().to(Home.State.SOUGHT)),
        new HousingCommand.SeekHome(
            o.id(),
            o.attempt(),
            o.agreement().covenantId(),
            o.agreement().regionCode(),
            o.origin().careOrganisationId(),
            f.residentKey(),
            profile));
  }

  private static Taken reserveShift(Outflow o) {
    LocalDate first = firstKeyDate(o).orElseThrow();
    return Step.ask(
        o.with(o.money().asked(first)),
        new FinanceCommand.ReserveShift(
            o.id(),
            o.attempt(),
            o.agreement().covenantId(),
            o.origin().careOrganisationId(),
            first));
  }

  private static Taken clearForKey(Outflow o) {
    LocalDate until = Objects.requireNonNull(o.money().lastKeyDate());
    return Step.ask(
        o.with(o.home().cleared(until)),
        new HousingCommand.ClearForKey(o.id(), o.attempt(), until));
  }

  private static Taken freePlace(Outflow o) {
    return Step.change(
        o.placeFreed(keyDate(o)),
        new PlaceChange.Freed(
            o.origin().placeId(),
            o.id(),
            o.origin().stayId(),
            plan(o),
            keyDate(o),
            o.agreement().returnPlaceMonths()));
  }

  private static Taken postShift(Outflow o) {
    return Step.ask(
        o.with(o.money().to(Money.State.POSTING)),
        new FinanceCommand.PostShift(o.id(), o.attempt(), keyDate(o), plan(o).name()));
  }

  private static Taken confirmQuota(Outflow o) {
    var corporation = Objects.requireNonNull(o.home().tenancy()).corporationId();
    return Step.ask(
        o.with(o.quota().to(Quota.State.CONFIRMING)),
        new CovenantCommand.ConfirmQuota(
            o.id(), o.attempt(), Objects.requireNonNull(corporation), keyDate(o)));
  }

  private static Taken never(Outflow o, String reason) {
    throw new IllegalStateException("Nothing takes this step of " + o.id() + " back: " + reason);
  }

  private static boolean certain(Outflow o) {
    return o.home().state() == Home.State.SIGNED
        && o.home().clearedUntil() == null
        && o.care().guaranteed()
        && o.money().state() == Money.State.RESERVED
        && o.plan() != null;
  }

  private static boolean homeIsFree(Outflow o) {
    return !o.home().toGiveBack() && o.home().state() != Home.State.RELEASING;
  }

  private static boolean isPostedOrAsked(Outflow o) {
    return o.money().state() == Money.State.POSTING || o.money().state() == Money.State.POSTED;
  }

  private static boolean isConfirmedOrAsked(Outflow o) {
    return o.quota().state() == Quota.State.CONFIRMING
        || o.quota().state() == Quota.State.CONFIRMED;
  }

  private static Optional<LocalDate> firstKeyDate(Outflow o) {
    Home.Offer offer = o.home().offer();
    boolean live = o.home().state() == Home.State.OFFERED || o.home().accepted();
    return live && offer != null ? Optional.of(offer.availableFrom()) : Optional.empty();
  }

  private static LocalDate keyDate(Outflow o) {
    return Objects.requireNonNull(Objects.requireNonNull(o.home().tenancy()).keyDate());
  }

  /** Cleared means planned; what was never cleared and yet started moves no money. */
  private static FreedPlacePlan plan(Outflow o) {
    return o.plan() == null ? FreedPlacePlan.REFILL : o.plan();
  }
}
