package nl.driehoek.covenant.progress;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.CareGuaranteed;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEnded;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowParked;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.ReadinessDecided;
import nl.driehoek.contracts.messages.CapacityEvent.SupportStarted;
import nl.driehoek.contracts.messages.CapacityEvent.UrgencyDecided;
import nl.driehoek.contracts.messages.HousingEvent.OfferAccepted;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.time.BusinessDates;

/** Reads from an event which step of a request happened, and when. */
final class SightingRules {

  /** The events that promises are measured by. */
  static final Set<Class<?>> EVENTS =
      Set.of(
          OutflowRequested.class,
          ReadinessDecided.class,
          UrgencyDecided.class,
          CareGuaranteed.class,
          OutflowParked.class,
          OutflowEnded.class,
          OutflowPlaced.class,
          SupportStarted.class,
          OfferAccepted.class,
          OfferWithdrawn.class,
          TenancyStarted.class);

  private SightingRules() {}

  static Optional<Sighting> of(Received<?> event) {
    UUID id = event.id();
    return switch (event.body()) {
      case OutflowRequested it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.FILED, it.filedOn(), id)
                  .under(it.covenantId())
                  .by(it.careOrganisationId()));
      case ReadinessDecided it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.READINESS_DECIDED, it.decidedOn(), id)
                  .dueOn(it.dueOn())
                  .number(it.ready() ? 1 : 0));
      case UrgencyDecided it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.URGENCY_DECIDED, it.decidedOn(), id)
                  .dueOn(it.dueOn())
                  .number(it.granted() ? 1 : 0));
      case CareGuaranteed it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.CARE_GUARANTEED, it.guaranteedOn(), id)
                  .dueOn(it.dueOn()));
      case OutflowParked it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.PARKED, BusinessDates.on(event.time()), id)
                  .attempt(it.attempt()));
      case OutflowEnded it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.ENDED, BusinessDates.on(event.time()), id)
                  .attempt(it.attempt()));
      case OutflowPlaced it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.PLACED, it.keyDate(), id)
                  .by(it.careOrganisationId())
                  .number(it.daysFromRequestToKey()));
      case SupportStarted it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.SUPPORT_STARTED, it.startedOn(), id)
                  .by(it.careOrganisationId())
                  .number(it.workingDaysAfterKey()));
      case OfferAccepted it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.OFFER_ACCEPTED, it.acceptedOn(), id)
                  .attempt(it.attempt())
                  .offer(it.offerId()));
      case OfferWithdrawn it ->
          Optional.of(
              Sighting.of(
                      it.requestId(), Moment.OFFER_TAKEN_BACK, BusinessDates.on(event.time()), id)
                  .attempt(it.attempt())
                  .offer(it.offerId()));
      case TenancyStarted it ->
          Optional.of(
              Sighting.of(it.requestId(), Moment.KEY_HANDED_OVER, it.keyDate(), id)
                  .attempt(it.attempt())
                  .by(it.corporationId()));
      case Object _ -> Optional.empty();
    };
  }
}
