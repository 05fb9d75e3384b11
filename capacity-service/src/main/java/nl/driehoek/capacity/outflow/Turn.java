package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;

/**
 * Who acts now, on what, until when. A request that is not final always has one (promise 4).
 *
 * @param role of a person, or {@code system} while a service has to answer
 * @param organisationId null when any organisation may act, or none has to
 * @param until the last day on which it is in time
 */
record Turn(String role, @Nullable UUID organisationId, Action action, @Nullable LocalDate until) {

  static final String SYSTEM = "system";
  static final String NOBODY = "none";

  /** The turn of a draft: its mentor completes it. */
  static Turn ofDraft(UUID careOrganisationId) {
    return new Turn("mentor", careOrganisationId, Action.SUBMIT, null);
  }

  static Turn nobody() {
    return new Turn(NOBODY, null, Action.NONE, null);
  }

  static Turn of(Outflow o) {
    UUID institution = o.origin().careOrganisationId();
    UUID municipality = o.agreement().municipalityId();
    return switch (o.state()) {
      case FILED ->
          new Turn("planner", institution, Action.DECIDE_READINESS, o.verdicts().readinessDueOn());
      case READY ->
          new Turn(
              "urgency-officer", municipality, Action.DECIDE_URGENCY, o.verdicts().urgencyDueOn());
      case RESERVING_QUOTA, TENANCY_STARTED, GIVING_BACK ->
          new Turn(SYSTEM, null, Action.WAIT, null);
      case SEEKING_HOME ->
          new Turn("letting-officer", null, Action.PUBLISH_HOME, o.verdicts().urgencyValidUntil());
      case HOME_OFFERED -> answer(o, institution);
      case OFFER_ACCEPTED -> accepted(o, institution, municipality);
      case CLEARED_FOR_KEY -> handOver(o);
      case PLACED -> placed(o, institution);
      case PARKED -> parked(Objects.requireNonNull(o.ending()));
      case DRAFT -> ofDraft(institution);
      case WITHDRAWN, REJECTED, LAPSED, EXPIRED -> nobody();
    };
  }

  boolean overdue(LocalDate today) {
    return until != null && today.isAfter(until);
  }

  private static Turn answer(Outflow o, UUID institution) {
    Home.Offer offer = Objects.requireNonNull(o.home().offer());
    String role = o.filing().residentKey() == null ? "mentor" : "resident";
    return new Turn(role, institution, Action.ANSWER_OFFER, BusinessDates.on(offer.answerBy()));
  }

  /** Several things run beside each other; the one with a legal term is named first. */
  private static Turn accepted(Outflow o, UUID institution, UUID municipality) {
    if (!o.care().guaranteed()) {
      return new Turn("urgency-officer", municipality, Action.GUARANTEE_CARE, o.care().dueOn());
    }
    if (o.home().state() == Home.State.ACCEPTED) {
      return new Turn("letting-officer", corporation(o), Action.SIGN_TENANCY, null);
    }
    if (o.plan() == null) {
      Home.Tenancy tenancy = Objects.requireNonNull(o.home().tenancy());
      return new Turn("planner", institution, Action.PLAN_FREED_PLACE, tenancy.plannedKeyDate());
    }
    return new Turn(SYSTEM, null, Action.WAIT, null);
  }

  private static Turn handOver(Outflow o) {
    Home.Tenancy tenancy = o.home().tenancy();
    return new Turn(
        "letting-officer",
        corporation(o),
        Action.HAND_OVER_KEY,
        tenancy == null ? o.home().clearedUntil() : tenancy.plannedKeyDate());
  }

  private static Turn placed(Outflow o, UUID institution) {
    return o.care().supportStartedOn() == null
        ? new Turn("mentor", institution, Action.RECORD_SUPPORT_START, o.care().supportDueOn())
        : nobody();
  }

  private static Turn parked(Ending ending) {
    return new Turn(
        Objects.requireNonNull(ending.ownerRole()),
        ending.ownerOrganisationId(),
        Action.RESUME,
        ending.resumeBy());
  }

  private static @Nullable UUID corporation(Outflow o) {
    return o.home().offer() == null ? null : o.home().offer().corporationId();
  }
}
