package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.platform.time.WorkingDays;
import org.jspecify.annotations.Nullable;

/** The event that tells others about a journal line. */
final class OutflowEvents {

  private OutflowEvents() {}

  static CapacityEvent of(Outflow o, JourneyStep step, @Nullable String reason) {
    return switch (step) {
      case FILED ->
          new CapacityEvent.OutflowRequested(
              o.id(),
              o.agreement().covenantId(),
              o.origin().careOrganisationId(),
              o.filing().filedOn(),
              o.filing().readyFrom());
      case READY, NOT_READY ->
          new CapacityEvent.ReadinessDecided(
              o.id(),
              step == JourneyStep.READY,
              known(o.verdicts().readinessDecidedOn()),
              o.verdicts().readinessDueOn());
      case URGENT, NOT_URGENT ->
          new CapacityEvent.UrgencyDecided(
              o.id(),
              step == JourneyStep.URGENT,
              Objects.requireNonNull(o.verdicts().urgencyCategory()),
              known(o.verdicts().urgencyDecidedOn()),
              known(o.verdicts().urgencyDueOn()));
      case CARE_GUARANTEED ->
          new CapacityEvent.CareGuaranteed(
              o.id(), known(o.care().guaranteedOn()), known(o.care().dueOn()));
      case SUPPORT_STARTED -> supportStarted(o);
      case PARKED -> parked(o);
      case WITHDRAWN, REJECTED, LAPSED, EXPIRED ->
          new CapacityEvent.OutflowEnded(
              o.id(), o.attempt(), step.name(), reason == null ? step.name() : reason);
      case MONEY_POSTED, QUOTA_CONFIRMED ->
          o.state() == OutflowState.PLACED ? placed(o) : advanced(o, step, reason);
      case QUOTA_RESERVED,
          QUOTA_REFUSED,
          QUOTA_RELEASED,
          HOME_SEARCH_REFUSED,
          HOME_OFFERED,
          OFFER_REFUSED,
          OFFER_EXPIRED,
          OFFER_WITHDRAWN,
          OFFER_ACCEPTED,
          MONEY_RESERVED,
          MONEY_REFUSED,
          MONEY_RELEASED,
          TENANCY_SIGNED,
          TENANCY_STARTED,
          HOME_RELEASED,
          RELEASE_REFUSED,
          WITHDRAWAL_ASKED,
          PARKING_ASKED,
          RESUMED,
          READINESS_OVERDUE,
          URGENCY_OVERDUE,
          CARE_OVERDUE,
          KEY_OVERDUE,
          SUPPORT_OVERDUE,
          RESUMPTION_OVERDUE,
          URGENCY_OVER,
          OBJECTION_MADE,
          OBJECTION_ANSWERED,
          OBJECTION_OVERDUE ->
          advanced(o, step, reason);
    };
  }

  /** Which rules ran for this line: the region's for matching and offers, else the covenant's. */
  static String ruleSetVersion(Outflow o, JourneyStep step) {
    String regional = o.home().ruleSetVersion();
    return switch (step) {
      case HOME_OFFERED, OFFER_REFUSED, OFFER_EXPIRED, OFFER_WITHDRAWN, OFFER_ACCEPTED, LAPSED ->
          regional == null ? o.agreement().ruleSetVersion() : regional;
      case FILED,
          READY,
          NOT_READY,
          URGENT,
          NOT_URGENT,
          QUOTA_RESERVED,
          QUOTA_REFUSED,
          QUOTA_CONFIRMED,
          QUOTA_RELEASED,
          HOME_SEARCH_REFUSED,
          MONEY_RESERVED,
          MONEY_REFUSED,
          MONEY_POSTED,
          MONEY_RELEASED,
          CARE_GUARANTEED,
          TENANCY_SIGNED,
          TENANCY_STARTED,
          HOME_RELEASED,
          RELEASE_REFUSED,
          WITHDRAWAL_ASKED,
          PARKING_ASKED,
          RESUMED,
          SUPPORT_STARTED,
          READINESS_OVERDUE,
          URGENCY_OVERDUE,
          CARE_OVERDUE,
          KEY_OVERDUE,
          SUPPORT_OVERDUE,
          RESUMPTION_OVERDUE,
          URGENCY_OVER,
          OBJECTION_MADE,
          OBJECTION_ANSWERED,
          OBJECTION_OVERDUE,
          PARKED,
          WITHDRAWN,
          REJECTED,
          EXPIRED ->
          o.agreement().ruleSetVersion();
    };
  }

  private static CapacityEvent advanced(Outflow o, JourneyStep step, @Nullable String reason) {
    return new CapacityEvent.OutflowAdvanced(
        o.id(), o.attempt(), step.name(), o.state().name(), reason);
  }

  private static CapacityEvent parked(Outflow o) {
    Ending ending = Objects.requireNonNull(o.ending());
    return new CapacityEvent.OutflowParked(
        o.id(),
        o.attempt(),
        ending.reason(),
        Objects.requireNonNull(ending.ownerRole()),
        Objects.requireNonNull(ending.ownerOrganisationId()));
  }

  private static CapacityEvent placed(Outflow o) {
    Home.Tenancy tenancy = Objects.requireNonNull(o.home().tenancy());
    LocalDate key = known(tenancy.keyDate());
    return new CapacityEvent.OutflowPlaced(
        o.id(),
        o.attempt(),
        o.agreement().covenantId(),
        o.origin().careOrganisationId(),
        o.origin().placeId(),
        tenancy.unitId(),
        o.filing().filedOn(),
        key,
        (int) ChronoUnit.DAYS.between(o.filing().filedOn(), key));
  }

  private static CapacityEvent supportStarted(Outflow o) {
    LocalDate key = known(Objects.requireNonNull(o.home().tenancy()).keyDate());
    LocalDate started = known(o.care().supportStartedOn());
    return new CapacityEvent.SupportStarted(
        o.id(), o.origin().careOrganisationId(), key, started, WorkingDays.between(key, started));
  }

  private static LocalDate known(@Nullable LocalDate date) {
    return Objects.requireNonNull(date);
  }
}
