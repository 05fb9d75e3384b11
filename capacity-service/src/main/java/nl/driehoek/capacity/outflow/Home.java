package nl.driehoek.capacity.outflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The candidacy of this attempt and the home that is held for it.
 *
 * @param closedOffers offers that were refused or withdrawn, so that a repeat is recognised
 * @param clearedUntil set when the key may be handed over: until and including this date
 */
record Home(
    State state,
    @Nullable String ruleSetVersion,
    Set<UUID> closedOffers,
    @Nullable Offer offer,
    @Nullable Tenancy tenancy,
    @Nullable LocalDate clearedUntil) {

  enum State {
    NONE,
    SOUGHT,
    OFFERED,
    ACCEPTED,
    SIGNED,
    STARTED,
    REFUSED,
    RELEASING,
    RELEASED
  }

  record Offer(
      UUID offerId,
      UUID unitId,
      UUID corporationId,
      int rank,
      Instant answerBy,
      LocalDate availableFrom) {}

  /**
   * @param keyDate set once the key was handed over
   */
  record Tenancy(
      UUID tenancyId,
      UUID unitId,
      @Nullable UUID corporationId,
      @Nullable LocalDate signedOn,
      @Nullable LocalDate plannedKeyDate,
      @Nullable LocalDate keyDate) {}

  static final Home NONE = new Home(State.NONE, null, Set.of(), null, null, null);

  Home to(State next) {
    return new Home(next, ruleSetVersion, closedOffers, offer, tenancy, clearedUntil);
  }

  Home underRules(String version) {
    return new Home(state, version, closedOffers, offer, tenancy, clearedUntil);
  }

  Home offered(Offer next) {
    return new Home(State.OFFERED, ruleSetVersion, closedOffers, next, null, null);
  }

  /** The offer is over; the search goes on. */
  Home offerClosed(UUID offerId) {
    Set<UUID> closed = new TreeSet<>(closedOffers);
    closed.add(offerId);
    return new Home(State.SOUGHT, ruleSetVersion, closed, null, null, null);
  }

  Home signed(Tenancy signed) {
    return new Home(State.SIGNED, ruleSetVersion, closedOffers, offer, signed, null);
  }

  Home started(Tenancy started) {
    return new Home(State.STARTED, ruleSetVersion, closedOffers, offer, started, clearedUntil);
  }

  Home cleared(LocalDate until) {
    return new Home(state, ruleSetVersion, closedOffers, offer, tenancy, until);
  }

  boolean isOffer(UUID offerId) {
    return offer != null && offer.offerId().equals(offerId);
  }

  /** The resident said yes, and the key was not handed over yet. */
  boolean accepted() {
    return state == State.ACCEPTED || state == State.SIGNED;
  }

  boolean started() {
    return state == State.STARTED;
  }

  /** A candidacy runs, so that it has to be given back. */
  boolean toGiveBack() {
    return state == State.SOUGHT || state == State.OFFERED || accepted();
  }
}
