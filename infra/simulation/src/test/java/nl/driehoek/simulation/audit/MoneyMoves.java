package nl.driehoek.simulation.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.FinanceCommand.PostShift;
import nl.driehoek.contracts.messages.FinanceCommand.ReserveShift;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReserved;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.simulation.audit.Ledgers.Attempt;
import nl.driehoek.simulation.machine.Sent;

/**
 * Promise 2: money moves if and only if the flow says so, once. The sums are made again here, in
 * decimals, from the budget and the days.
 */
final class MoneyMoves {

  private static final String FREE = "PROTECTED_PLACES/FREE";
  private static final String RESERVED = "PROTECTED_PLACES/RESERVED";
  private static final String SUPPORT = "SUPPORT_AT_HOME/FREE";
  private static final String FREED = "FREED/FREE";
  private static final Set<String> POTS = Set.of("REINVEST", "TRANSITION", "RENT_RISK");

  private final Evidence evidence;
  private final Findings findings;
  private final Map<Attempt, Map<String, Long>> moved;
  private final Map<UUID, Rows.Budget> budgets = new HashMap<>();
  private final Map<Attempt, TenancyStarted> keys = new HashMap<>();
  private final Map<Attempt, ShiftReserved> reservations = new HashMap<>();
  private final Map<Attempt, LocalDate> firstKeyDates = new HashMap<>();
  private final Map<Attempt, PostShift> posts = new HashMap<>();
  private final Set<Attempt> apart = new HashSet<>();

  MoneyMoves(Evidence evidence, Findings findings, Map<Attempt, Map<String, Long>> moved) {
    this.evidence = evidence;
    this.findings = findings;
    this.moved = moved;
  }

  void check() {
    readTheFlow();
    Set<Attempt> attempts = new HashSet<>(moved.keySet());
    attempts.addAll(keys.keySet());
    attempts.forEach(this::attempt);
    evidence.toldBy("finance").forEach(this::answer);
  }

  private void readTheFlow() {
    evidence.budgets().forEach(each -> budgets.put(each.budgetId(), each));
    evidence.shifts().stream()
        .filter(each -> each.state().equals("RESERVED"))
        .forEach(each -> apart.add(new Attempt(each.requestId(), each.attempt())));
    for (Sent sent : evidence.toldBy("housing")) {
      if (sent.body() instanceof TenancyStarted it) {
        keys.put(new Attempt(it.requestId(), it.attempt()), it);
      }
    }
    for (Sent sent : evidence.toldBy("capacity")) {
      if (sent.body() instanceof PostShift it) {
        PostShift before = posts.put(new Attempt(it.requestId(), it.attempt()), it);
        expect(before == null, it.requestId(), "the money is asked for twice");
      } else if (sent.body() instanceof ReserveShift it) {
        firstKeyDates.put(new Attempt(it.requestId(), it.attempt()), it.firstKeyDate());
      }
    }
    for (Sent sent : evidence.toldBy("finance")) {
      if (sent.body() instanceof ShiftReserved it) {
        reservations.put(new Attempt(it.requestId(), it.attempt()), it);
      }
    }
  }

  private void attempt(Attempt attempt) {
    boolean asked = posts.containsKey(attempt) == keys.containsKey(attempt);
    expect(asked, attempt.requestId(), "a key without a posting, or a posting without a key");
    Map<String, Long> flow = new HashMap<>();
    Map<String, Long> pots = new HashMap<>();
    moved
        .getOrDefault(attempt, Map.of())
        .forEach((account, cents) -> (isPot(account) ? pots : flow).put(account, cents));
    flow.values().removeIf(cents -> cents == 0);
    Map<String, Long> wanted = wanted(attempt);
    wanted.values().removeIf(cents -> cents == 0);
    expect(
        flow.equals(wanted),
        attempt.requestId(),
        "attempt " + attempt.attempt() + " moved " + flow + ", the flow says " + wanted);
    shared(attempt, pots);
  }

  /** What an attempt must have moved by now, the pots left out. */
  private Map<String, Long> wanted(Attempt attempt) {
    Map<String, Long> wanted = new HashMap<>();
    ShiftReserved held = reservations.get(attempt);
    if (closes(attempt)) {
      LocalDate key = keys.get(attempt).keyDate();
      long freed = freed(held, key);
      wanted.put(FREE, -place(held, key));
      wanted.put(SUPPORT, place(held, key) - freed);
      wanted.put(FREED, sharesOf(held).isEmpty() ? freed : 0);
    } else if (apart.contains(attempt)) {
      long place = place(held, firstKeyDates.get(attempt));
      wanted.put(FREE, -place);
      wanted.put(RESERVED, place);
    }
    return wanted;
  }

  private void shared(Attempt attempt, Map<String, Long> pots) {
    UUID request = attempt.requestId();
    ShiftReserved held = reservations.get(attempt);
    Map<String, Integer> shares = closes(attempt) ? sharesOf(held) : Map.of();
    long freed = shares.isEmpty() ? 0 : freed(held, keys.get(attempt).keyDate());
    long together = pots.values().stream().mapToLong(Long::longValue).sum();
    expect(together == freed, request, "the pots got " + together + " of " + freed);
    expect(shares.keySet().containsAll(pots.keySet()), request, "a pot of nobody: " + pots);
    shares.forEach(
        (pot, points) -> {
          BigDecimal exact = BigDecimal.valueOf(freed).multiply(BigDecimal.valueOf(points, 4));
          BigDecimal off = exact.subtract(BigDecimal.valueOf(pots.getOrDefault(pot, 0L))).abs();
          expect(off.compareTo(BigDecimal.ONE) < 0, request, pot + " is off by " + off);
        });
  }

  private void answer(Sent sent) {
    if (sent.body() instanceof ShiftPosted it) {
      Attempt attempt = new Attempt(it.requestId(), it.attempt());
      boolean known = keys.containsKey(attempt) && reservations.containsKey(attempt);
      expect(known, it.requestId(), "posted without a key or a reservation");
      long freed =
          closes(attempt) ? freed(reservations.get(attempt), keys.get(attempt).keyDate()) : 0;
      expect(it.shiftedCents() == freed, it.requestId(), "told " + it.shiftedCents() + " cents");
    }
  }

  private boolean closes(Attempt attempt) {
    PostShift post = posts.get(attempt);
    return post != null
        && keys.containsKey(attempt)
        && reservations.containsKey(attempt)
        && post.freedPlacePlan().equals("CLOSE");
  }

  private Map<String, Integer> sharesOf(ShiftReserved held) {
    return evidence.shares().get(budgets.get(held.budgetId()).covenantId());
  }

  private static boolean isPot(String account) {
    return POTS.contains(account.substring(0, account.indexOf('/')));
  }

  private long place(ShiftReserved held, LocalDate from) {
    return ofYear(budgets.get(held.budgetId()).placeCents(), held.year(), from);
  }

  private long freed(ShiftReserved held, LocalDate from) {
    Rows.Budget budget = budgets.get(held.budgetId());
    return ofYear(budget.placeCents() - budget.supportCents(), held.year(), from);
  }

  /** Domain rule 34: days of the year, the first and the last counted, halves to the even cent. */
  private static long ofYear(long cents, int year, LocalDate from) {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate day = from.isBefore(first) ? first : from;
    long days = Math.max(0, ChronoUnit.DAYS.between(day, first.plusYears(1)));
    return BigDecimal.valueOf(cents)
        .multiply(BigDecimal.valueOf(days))
        .divide(BigDecimal.valueOf(first.lengthOfYear()), 0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private void expect(boolean holds, UUID subject, String text) {
    findings.expect(holds, 2, subject, text);
  }
}
