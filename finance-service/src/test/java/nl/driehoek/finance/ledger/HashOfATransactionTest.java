package nl.driehoek.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing that a transaction says can be changed without its hash telling. */
class HashOfATransactionTest {
  private static final AccountName FREE = AccountName.free(Task.PROTECTED_PLACES);
  private static final UUID ID = id(1);
  private static final UUID BUDGET = id(2);
  private static final UUID REQUEST = id(3);
  private static final UUID CARE = id(4);
  private static final Reference REFERENCE = new Reference(REQUEST, 1, 1);
  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
  private static final String PREVIOUS = "a".repeat(64);

  private static UUID id(int number) {
    return new UUID(0, number);
  }

  private static List<Line> lines(AccountName to, long cents) {
    return List.of(new Line(FREE, Money.ofCents(-cents)), new Line(to, Money.ofCents(cents)));
  }

  private static Entry entry(
      UUID budget,
      TransactionKind kind,
      @Nullable Reference reference,
      LocalDate day,
      List<Line> lines,
      @Nullable UUID reverses) {
    return new Entry(budget, kind, reference, day, lines, List.of(), reverses);
  }

  private static Entry written(@Nullable Reference reference, List<Line> lines) {
    return entry(BUDGET, TransactionKind.RESERVE, reference, DAY, lines, null);
  }

  private static String hash(Entry entry) {
    return LedgerRules.hash(new Recorded(ID, 1, REQUEST, NOW, entry), PREVIOUS);
  }

  @Test
  void each_single_change_gives_a_hash_of_its_own() {
    List<Line> lines = lines(AccountName.reserved(Task.PROTECTED_PLACES), 100);
    Entry right = written(REFERENCE, lines);
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put("as it was", hash(right));
    hashes.put("the one before", LedgerRules.hash(recorded(ID, 1, REQUEST, NOW, right), "b"));
    hashes.put("number", LedgerRules.hash(recorded(ID, 2, REQUEST, NOW, right), PREVIOUS));
    hashes.put("id", LedgerRules.hash(recorded(id(9), 1, REQUEST, NOW, right), PREVIOUS));
    hashes.put("about", LedgerRules.hash(recorded(ID, 1, id(9), NOW, right), PREVIOUS));
    hashes.put(
        "moment",
        LedgerRules.hash(recorded(ID, 1, REQUEST, NOW.plusNanos(1_000), right), PREVIOUS));
    hashes.put("budget", hash(entry(id(9), right.kind(), REFERENCE, DAY, lines, null)));
    hashes.put("kind", hash(entry(BUDGET, TransactionKind.ADJUST, REFERENCE, DAY, lines, null)));
    hashes.put("day", hash(entry(BUDGET, right.kind(), REFERENCE, DAY.plusDays(1), lines, null)));
    hashes.put("turns back", hash(entry(BUDGET, right.kind(), REFERENCE, DAY, lines, id(9))));
    hashes.put("of no request", hash(written(null, lines)));
    hashes.put("request", hash(written(new Reference(id(9), 1, 1), lines)));
    hashes.put("attempt", hash(written(new Reference(REQUEST, 2, 1), lines)));
    hashes.put("ordinal", hash(written(new Reference(REQUEST, 1, 2), lines)));
    hashes.put("amount", hash(written(REFERENCE, lines(lines.getLast().account(), 101))));
    hashes.put(
        "task", hash(written(REFERENCE, lines(AccountName.reserved(Task.SUPPORT_AT_HOME), 100))));
    hashes.put("part", hash(written(REFERENCE, lines(AccountName.free(Task.FUNDING), 100))));
    hashes.put(
        "for nobody", hash(written(REFERENCE, lines(AccountName.pot(Task.REINVEST, null), 100))));
    hashes.put(
        "for one", hash(written(REFERENCE, lines(AccountName.pot(Task.REINVEST, CARE), 100))));

    assertThat(hashes.values()).allMatch(hash -> hash.length() == 64).doesNotHaveDuplicates();
    assertThat(hash(written(REFERENCE, lines))).as("again").isEqualTo(hashes.get("as it was"));
  }

  private static Recorded recorded(
      UUID id, long sequence, UUID correlation, Instant at, Entry entry) {
    return new Recorded(id, sequence, correlation, at, entry);
  }

  /** So that it can be computed by others, from what the ledger shows, also years later. */
  @Test
  void it_is_what_anybody_computes_from_the_fields_in_their_order() throws Exception {
    String text =
        String.join(
            "\n",
            "driehoek-ledger-1",
            PREVIOUS,
            BUDGET.toString(),
            "1",
            ID.toString(),
            "RESERVE",
            REQUEST.toString(),
            "1",
            "1",
            REQUEST.toString(),
            "2027-03-01",
            String.valueOf(NOW.getEpochSecond() * 1_000_000),
            "-",
            "PROTECTED_PLACES/FREE",
            "-",
            "-100",
            "TRANSITION/FREE",
            CARE.toString(),
            "100");
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256")
            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(hash(written(REFERENCE, lines(AccountName.pot(Task.TRANSITION, CARE), 100))))
        .isEqualTo(java.util.HexFormat.of().formatHex(digest));
  }
}
