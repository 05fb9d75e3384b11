package nl.driehoek.capacity.outflow;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.time.LocalDate;
import nl.driehoek.capacity.place.FreedPlacePlan;
import org.jspecify.annotations.Nullable;

/**
 * A filed outflow request: the facts that are known, from which its state follows. Messages may
 * therefore come in any order and more than once.
 *
 * @param version of the row, for optimistic locking
 * @param sequence of the last journal line, which is the sequence of its event
 * @param attempt from 1; the next one starts when a parked request is resumed
 * @param plan what becomes of the place
 * @param ending set while and after the request stops
 * @param missed terms that passed without the decision
 */
record Outflow(
    UUID id,
    long version,
    long sequence,
    int attempt,
    Origin origin,
    Agreement agreement,
    Filing filing,
    Verdicts verdicts,
    Quota quota,
    Home home,
    Money money,
    Care care,
    @Nullable FreedPlacePlan plan,
    @Nullable LocalDate placeFreedOn,
    @Nullable Ending ending,
    Set<Term> missed) {

  /** Where the request stands. No fact can be in two states, so neither can the request. */
  OutflowState state() {
    if (home.started()) {
      boolean done =
          quota.state() == Quota.State.CONFIRMED && money.state() == Money.State.POSTED;
      return done ? OutflowState.PLACED : OutflowState.TENANCY_STARTED;
    }
    if (ending != null) {
      return holdsSomething() ? OutflowState.GIVING_BACK : ending.as();
    }
    return switch (home.state()) {
      case SOUGHT -> OutflowState.SEEKING_HOME;
      case OFFERED -> OutflowState.HOME_OFFERED;
      case ACCEPTED, SIGNED ->
          home.clearedUntil() == null
              ? OutflowState.OFFER_ACCEPTED
              : OutflowState.CLEARED_FOR_KEY;
      case NONE, REFUSED, RELEASING, RELEASED, STARTED -> beforeTheSearch();
    };
  }

  private OutflowState beforeTheSearch() {
    if (verdicts.bothPositive()) {
      return OutflowState.RESERVING_QUOTA;
    }
    return verdicts.ready() == null ? OutflowState.FILED : OutflowState.READY;
  }

  /** A home, money or a home of the quota is held for it, or its release is not confirmed. */
  boolean holdsSomething() {
    return home.toGiveBack()
        || home.state() == Home.State.RELEASING
        || money.toGiveBack()
        || money.state() == Money.State.RELEASING
        || quota.toGiveBack()
        || quota.state() == Quota.State.RELEASING;
  }

  Outflow with(Verdicts next) {
    return copy(next, quota, home, money, care);
  }

  Outflow with(Quota next) {
    return copy(verdicts, next, home, money, care);
  }

  Outflow with(Home next) {
    return copy(verdicts, quota, next, money, care);
  }

  Outflow with(Money next) {
    return copy(verdicts, quota, home, next, care);
  }

  Outflow with(Care next) {
    return copy(verdicts, quota, home, money, next);
  }

  Outflow with(FreedPlacePlan next) {
    return new Outflow(
        id, version, sequence, attempt, origin, agreement, filing, verdicts, quota, home, money,
        care, next, placeFreedOn, ending, missed);
  }

  Outflow placeFreed(LocalDate date) {
    return new Outflow(
        id, version, sequence, attempt, origin, agreement, filing, verdicts, quota, home, money,
        care, plan, date, ending, missed);
  }

  Outflow ending(@Nullable Ending next) {
    return new Outflow(
        id, version, sequence, attempt, origin, agreement, filing, verdicts, quota, home, money,
        care, plan, placeFreedOn, next, missed);
  }

  Outflow missing(Term term) {
    Set<Term> next = EnumSet.of(term);
    next.addAll(missed);
    return new Outflow(
        id, version, sequence, attempt, origin, agreement, filing, verdicts, quota, home, money,
        care, plan, placeFreedOn, ending, Set.copyOf(next));
  }

  /** Starts over: what was asked in the last attempt is void, the decisions stand. */
  Outflow nextAttempt() {
    return new Outflow(
        id, version, sequence, attempt + 1, origin, agreement, filing, verdicts, Quota.NONE,
        Home.NONE, Money.NONE, Care.NONE, plan, null, null, Set.of());
  }

  Outflow numbered(long nextVersion, long nextSequence) {
    return new Outflow(
        id, nextVersion, nextSequence, attempt, origin, agreement, filing, verdicts, quota, home,
        money, care, plan, placeFreedOn, ending, missed);
  }

  private Outflow copy(Verdicts v, Quota q, Home h, Money m, Care c) {
    return new Outflow(
        id, version, sequence, attempt, origin, agreement, filing, v, q, h, m, c, plan,
        placeFreedOn, ending, missed);
  }
}
