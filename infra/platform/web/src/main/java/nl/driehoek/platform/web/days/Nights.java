package nl.driehoek.platform.web.days;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.time.Repeating;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the hash of each day after midnight by the business clock, also of the days that passed
 * while the service was down. Then looks at the last days again: a history that was changed behind
 * the service's back shows in a metric the next night at the latest.
 *
 * <p>A day is hashed when every transaction has ended that was under way when its end was seen:
 * such a one may still bring what it recorded before midnight.
 */
final class Nights extends Repeating {
  private static final Logger log = LoggerFactory.getLogger(Nights.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final int DAYS_LOOKED_AT_AGAIN = 7;

  private final Days days;
  private final DayBook book;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Duration settle;
  private volatile int unequal;
  private @Nullable Midnight midnight;

  private record Midnight(LocalDate today, long seenAtNanos, long transactionsBegun) {}

  Nights(
      Days days, DayBook book, PlatformTransactionManager manager, Clock clock, Duration settle) {
    super("nights", Duration.ZERO, EVERY);
    this.days = days;
    this.book = book;
    this.transactions = new TransactionTemplate(manager);
    this.clock = clock;
    this.settle = settle;
  }

  /** How many of the last days are not what was stored. */
  int unequal() {
    return unequal;
  }

  @Override
  protected void failed(RuntimeException failure) {
    log.warn("The hash of a day waits: {}", failure.getClass().getName());
    midnight = null;
  }

  /** Looks whether a day is over, and stores what is due. */
  @Override
  protected void round() {
    LocalDate today = BusinessDates.today(clock);
    Midnight seen = midnight;
    if (seen == null || !seen.today().equals(today)) {
      book.next(today); // A service that never stored one begins here, however soon today passes.
      midnight = new Midnight(today, System.nanoTime(), book.transactionsBegun());
      return;
    }
    if (seen.transactionsBegun() == 0
        || System.nanoTime() - seen.seenAtNanos() < settle.toNanos()
        || book.transactionsOver() < seen.transactionsBegun()) {
      return;
    }
    LocalDate next = book.next(today);
    boolean stored = next.isBefore(today);
    for (; next.isBefore(today); next = next.plusDays(1)) {
      store(next);
    }
    if (stored) {
      lookAgain();
    }
    midnight = new Midnight(today, seen.seenAtNanos(), 0);
  }

  private void store(LocalDate day) {
    transactions.executeWithoutResult(
        status -> {
          if (book.take(day)) {
            DayProof proof = days.rebuild(day);
            book.store(proof, clock.instant());
            log.info("{} ends with {} lines and hash {}", day, proof.lines(), proof.hash());
          }
        });
  }

  private void lookAgain() {
    int found = 0;
    for (LocalDate day : book.latest(DAYS_LOOKED_AT_AGAIN)) {
      String stored = book.find(day).map(each -> each.proof().hash()).orElse("");
      if (!days.rebuild(day).hash().equals(stored)) {
        found++;
        log.error("{} is not what was stored that night", day);
      }
    }
    unequal = found;
  }
}
