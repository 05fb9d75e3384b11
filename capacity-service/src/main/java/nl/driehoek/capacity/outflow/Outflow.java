package nl.driehoek.capacity.outflow;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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
      boolean done = quota.state() == Quota.State.CONFIRMED && money.state() == Money.State.POSTED;
      return done ? OutflowState.PLACED : OutflowState.TENANCY_STARTED;
    }
    if (ending != null) {
      return holdsSomething() ? OutflowState.GIVING_BACK : ending.as();
    }
    return switch (home.state()) {
      case SOUGHT -> OutflowState.SEEKING_HOME;
      case OFFERED -> OutflowState.HOME_OFFERED;
      case ACCEPTED, SIGNED ->
          home.clearedUntil() == null ? OutflowState.OFFER_ACCEPTED : OutflowState.CLEARED_FOR_KEY;
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
    return edit(copy -> copy.verdicts = next);
  }

  Outflow with(Quota next) {
    return edit(copy -> copy.quota = next);
  }

  Outflow with(Home next) {
    return edit(copy -> copy.home = next);
  }

  Outflow with(Money next) {
    return edit(copy -> copy.money = next);
  }

  Outflow with(Care next) {
    return edit(copy -> copy.care = next);
  }

  Outflow with(FreedPlacePlan next) {
    return edit(copy -> copy.plan = next);
  }

  Outflow placeFreed(LocalDate date) {
    return edit(copy -> copy.placeFreedOn = date);
  }

  Outflow ending(@Nullable Ending next) {
    return edit(copy -> copy.ending = next);
  }

  Outflow missing(Term term) {
    Set<Term> next = EnumSet.of(term);
    next.addAll(missed);
    return edit(copy -> copy.missed = Set.copyOf(next));
  }

  /** Starts over: what was asked in the last attempt is void, the decisions and the plan stand. */
  Outflow nextAttempt() {
    return edit(
        copy -> {
          copy.attempt = attempt + 1;
          copy.quota = Quota.NONE;
          copy.home = Home.NONE;
          copy.money = Money.NONE;
          copy.care = Care.NONE;
          copy.ending = null;
          copy.missed = Set.of();
        });
  }

  Outflow numbered(long nextVersion, long nextSequence) {
    return edit(
        copy -> {
          copy.version = nextVersion;
          copy.sequence = nextSequence;
        });
  }

  private Outflow edit(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.done();
  }

  /** The next value while it is being made; never leaves this record. */
  private static final class Copy {

    private final Outflow from;
    private long version;
    private long sequence;
    private int attempt;
    private Verdicts verdicts;
    private Quota quota;
    private Home home;
    private Money money;
    private Care care;
    private @Nullable FreedPlacePlan plan;
    private @Nullable LocalDate placeFreedOn;
    private @Nullable Ending ending;
    private Set<Term> missed;

    Copy(Outflow from) {
      this.from = from;
      this.version = from.version;
      this.sequence = from.sequence;
      this.attempt = from.attempt;
      this.verdicts = from.verdicts;
      this.quota = from.quota;
      this.home = from.home;
      this.money = from.money;
      this.care = from.care;
      this.plan = from.plan;
      this.placeFreedOn = from.placeFreedOn;
      this.ending = from.ending;
      this.missed = from.missed;
    }

    Outflow done() {
      return new Outflow(
          from.id,
          version,
          sequence,
          attempt,
          from.origin,
          from.agreement,
          from.filing,
          verdicts,
          quota,
          home,
          money,
          care,
          plan,
          placeFreedOn,
          ending,
          missed);
    }
  }
}
