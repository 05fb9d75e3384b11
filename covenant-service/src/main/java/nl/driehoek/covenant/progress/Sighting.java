package nl.driehoek.covenant.progress;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step that an event told about.
 *
 * @param dueOn last day of the term in which it had to happen, when the sender knows it
 * @param covenantId with {@link Moment#FILED}
 * @param organisationId the party that acted
 * @param attempt of the request, where a step can happen again
 * @param referenceId the offer
 * @param number 1 for a positive decision, 0 for a negative one; or days counted by the sender
 * @param eventId the event that said so
 */
record Sighting(
    UUID requestId,
    Moment moment,
    LocalDate happenedOn,
    @Nullable LocalDate dueOn,
    @Nullable UUID covenantId,
    @Nullable UUID organisationId,
    @Nullable Integer attempt,
    @Nullable UUID referenceId,
    @Nullable Integer number,
    UUID eventId) {

  /** A step with a date only. */
  static Sighting of(UUID requestId, Moment moment, LocalDate happenedOn, UUID eventId) {
    return new Sighting(requestId, moment, happenedOn, null, null, null, null, null, null, eventId);
  }

  Sighting dueOn(LocalDate date) {
    return new Sighting(
        requestId,
        moment,
        happenedOn,
        date,
        covenantId,
        organisationId,
        attempt,
        referenceId,
        number,
        eventId);
  }

  Sighting under(UUID covenant) {
    return new Sighting(
        requestId,
        moment,
        happenedOn,
        dueOn,
        covenant,
        organisationId,
        attempt,
        referenceId,
        number,
        eventId);
  }

  Sighting by(UUID organisation) {
    return new Sighting(
        requestId,
        moment,
        happenedOn,
        dueOn,
        covenantId,
        organisation,
        attempt,
        referenceId,
        number,
        eventId);
  }

  Sighting attempt(int value) {
    return new Sighting(
        requestId,
        moment,
        happenedOn,
        dueOn,
        covenantId,
        organisationId,
        value,
        referenceId,
        number,
        eventId);
  }

  Sighting offer(UUID offerId) {
    return new Sighting(
        requestId,
        moment,
        happenedOn,
        dueOn,
        covenantId,
        organisationId,
        attempt,
        offerId,
        number,
        eventId);
  }

  Sighting number(int value) {
    return new Sighting(
        requestId,
        moment,
        happenedOn,
        dueOn,
        covenantId,
        organisationId,
        attempt,
        referenceId,
        value,
        eventId);
  }
}
