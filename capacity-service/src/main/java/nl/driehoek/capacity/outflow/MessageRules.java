package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.TaskKind;
import nl.driehoek.capacity.outflow.Decision.Unchanged;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaRefused;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReleased;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftRefused;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReleased;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReserved;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.contracts.messages.HousingEvent.CandidateEntered;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.HomeSearchRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferAccepted;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.ReleaseRefused;
import nl.driehoek.contracts.messages.HousingEvent.TenancySigned;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.platform.time.WorkingDays;

/**
 * What the messages of the other services teach a request, each judged by the facts that are known
 * already: a repeat, or what was overtaken, changes nothing.
 */
final class MessageRules {

  private MessageRules() {}

  static Decision decide(Outflow o, FlowMessage message) {
    return switch (message) {
      case QuotaReserved m when o.quota().state() == Quota.State.ASKED ->
          Course.of(o, o.with(o.quota().to(Quota.State.RESERVED)))
              .say(JourneyStep.QUOTA_RESERVED)
              .go();
      case QuotaRefused m when o.quota().state() == Quota.State.ASKED ->
          Course.of(
                  o,
                  o.with(o.quota().to(Quota.State.REFUSED))
                      .ending(parkedWithDirector(o, m.reason())))
              .say(JourneyStep.QUOTA_REFUSED, m.reason())
              .go();
      case QuotaReleased m when o.quota().state() == Quota.State.RELEASING ->
          Course.of(o, o.with(o.quota().to(Quota.State.RELEASED)))
              .say(JourneyStep.QUOTA_RELEASED)
              .go();
      case QuotaConfirmed m when o.quota().state() == Quota.State.CONFIRMING ->
          Course.of(o, o.with(o.quota().to(Quota.State.CONFIRMED)))
              .say(JourneyStep.QUOTA_CONFIRMED, m.overQuota() ? "OVER_QUOTA" : null)
              .go();
      case ShiftReserved m when o.money().state() == Money.State.ASKED ->
          Course.of(o, o.with(o.money().reserved(m.reservedCents(), m.lastKeyDate())))
              .say(JourneyStep.MONEY_RESERVED)
              .go();
      case ShiftRefused m when o.money().state() == Money.State.ASKED ->
          Course.of(
                  o,
                  o.with(o.money().to(Money.State.REFUSED))
                      .ending(parkedWithDirector(o, m.reason())))
              .say(JourneyStep.MONEY_REFUSED, m.reason())
              .go();
      case ShiftReleased m when o.money().state() == Money.State.RELEASING ->
          Course.of(o, o.with(o.money().to(Money.State.RELEASED)))
              .say(JourneyStep.MONEY_RELEASED)
              .go();
      case ShiftPosted m when o.money().state() == Money.State.POSTING ->
          Course.of(o, o.with(o.money().posted(m.shiftedCents())))
              .say(JourneyStep.MONEY_POSTED)
              .go();
      case CandidateEntered m when !m.ruleSetVersion().equals(o.home().ruleSetVersion()) ->
          Course.of(o, o.with(o.home().underRules(m.ruleSetVersion()))).go();
      case HomeSearchRefused m when o.home().state() == Home.State.SOUGHT -> searchRefused(o, m);
      case HomeOffered m when mayBeOffered(o, m) ->
          Course.of(o, o.with(o.home().offered(offer(m)))).say(JourneyStep.HOME_OFFERED).go();
      case OfferRefused m when hasOffer(o, m.offerId()) -> offerRefused(o, m);
      case OfferWithdrawn m when hasOffer(o, m.offerId()) ->
          Course.of(o, o.with(o.home().offerClosed(m.offerId())))
              .say(JourneyStep.OFFER_WITHDRAWN, m.reason())
              .go();
      case OfferAccepted m
          when o.home().state() == Home.State.OFFERED && o.home().isOffer(m.offerId()) ->
          accepted(o, m.acceptedOn());
      case TenancySigned m when o.home().state() == Home.State.ACCEPTED ->
          Course.of(o, o.with(o.home().signed(tenancy(m)))).say(JourneyStep.TENANCY_SIGNED).go();
      case TenancyStarted m when !o.home().started() -> started(o, m);
      case HomeReleased m when released(o) -> homeReleased(o, m);
      case ReleaseRefused m when o.home().state() == Home.State.RELEASING ->
          Course.of(o, o.ending(null).with(o.home().to(Home.State.SIGNED)))
              .say(JourneyStep.RELEASE_REFUSED, "KEY_WAS_FIRST")
              .task(TaskKind.WITHDRAWAL_TOO_LATE)
              .go();
      default -> new Unchanged();
    };
  }

  private static Ending parkedWithDirector(Outflow o, String reason) {
    return Ending.parked(reason, "director", o.agreement().municipalityId(), null);
  }

  private static Decision searchRefused(Outflow o, HomeSearchRefused m) {
    Ending ending =
        m.reason().equals("BLOCKED_AFTER_REFUSALS")
            ? Ending.parked(m.reason(), "mentor", o.origin().careOrganisationId(), null)
            : parkedWithDirector(o, m.reason());
    return Course.of(o, o.with(o.home().to(Home.State.REFUSED)).ending(ending))
        .say(JourneyStep.HOME_SEARCH_REFUSED, m.reason())
        .go();
  }

  private static boolean mayBeOffered(Outflow o, HomeOffered m) {
    return o.home().state() == Home.State.SOUGHT && !o.home().closedOffers().contains(m.offerId());
  }

  private static boolean hasOffer(Outflow o, UUID offerId) {
    boolean live = o.home().state() == Home.State.OFFERED || o.home().accepted();
    return live && o.home().isOffer(offerId);
  }

  private static Home.Offer offer(HomeOffered m) {
    return new Home.Offer(
        m.offerId(), m.unitId(), m.corporationId(), m.rank(), m.answerBy(), m.availableFrom());
  }

  private static Decision offerRefused(Outflow o, OfferRefused m) {
    Home closed = o.home().offerClosed(m.offerId());
    Outflow next =
        m.lapsed()
            ? o.with(closed.to(Home.State.RELEASED))
                .ending(Ending.finalState(OutflowState.LAPSED, "REFUSALS_USED_UP"))
            : o.with(closed);
    return Course.of(o, next)
        .say(m.expired() ? JourneyStep.OFFER_EXPIRED : JourneyStep.OFFER_REFUSED, m.reason())
        .go();
  }

  private static Decision accepted(Outflow o, LocalDate acceptedOn) {
    Care care =
        o.care().guaranteed()
            ? o.care()
            : o.care().due(WorkingDays.plus(acceptedOn, o.agreement().careWorkingDays()));
    return Course.of(o, o.with(o.home().to(Home.State.ACCEPTED)).with(care))
        .say(JourneyStep.OFFER_ACCEPTED)
        .go();
  }

  private static Home.Tenancy tenancy(TenancySigned m) {
    return new Home.Tenancy(
        m.tenancyId(), m.unitId(), null, m.signedOn(), m.plannedKeyDate(), null);
  }

  /** The pivot. A withdrawal that was under way came too late, and a person has to say so. */
  private static Decision started(Outflow o, TenancyStarted m) {
    Home.Tenancy signed = o.home().tenancy();
    Home.Tenancy tenancy =
        new Home.Tenancy(
            m.tenancyId(),
            m.unitId(),
            m.corporationId(),
            signed == null ? null : signed.signedOn(),
            signed == null ? null : signed.plannedKeyDate(),
            m.keyDate());
    LocalDate supportDue = WorkingDays.plus(m.keyDate(), o.agreement().supportWorkingDays());
    boolean tooLate = o.ending() != null;
    Course course =
        Course.of(
                o,
                o.ending(null)
                    .with(o.home().started(tenancy))
                    .with(o.care().supportDue(supportDue)))
            .say(JourneyStep.TENANCY_STARTED, tooLate ? "KEY_WAS_FIRST" : null);
    return tooLate ? course.task(TaskKind.WITHDRAWAL_TOO_LATE).go() : course.go();
  }

  private static boolean released(Outflow o) {
    return o.home().toGiveBack() || o.home().state() == Home.State.RELEASING;
  }

  /** Asked for, or done by housing on its own: then the mentor decides whether to search again. */
  private static Decision homeReleased(Outflow o, HomeReleased m) {
    Outflow next = o.with(o.home().to(Home.State.RELEASED));
    if (o.ending() == null) {
      next =
          next.ending(Ending.parked(m.reason(), "mentor", o.origin().careOrganisationId(), null));
    }
    return Course.of(o, next).say(JourneyStep.HOME_RELEASED, m.reason()).go();
  }
}
