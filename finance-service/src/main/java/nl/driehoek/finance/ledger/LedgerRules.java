package nl.driehoek.finance.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What holds for every transaction, whatever it is for. */
public final class LedgerRules {

  /** The previous hash of the first transaction of a budget. */
  public static final String NO_HASH = "0".repeat(64);

  private LedgerRules() {}

  /** All lines together. */
  public static Money sum(List<Line> lines) {
    return lines.stream().map(Line::amount).reduce(Money.ZERO, Money::plus);
  }

  static void requireZero(List<Line> lines) {
    Money sum = sum(lines);
    if (!sum.isZero()) {
      throw new IllegalArgumentException("lines add up to " + sum.cents() + " cents, not to zero");
    }
  }

  static void requireBalanced(List<Line> lines) {
    requireZero(lines);
    if (lines.stream().anyMatch(line -> line.amount().isZero())) {
      throw new IllegalArgumentException("a line of nothing");
    }
  }

  /** The lines added up per account, in order of first appearance, without those of nothing. */
  public static List<Line> moving(List<Line> lines) {
    Map<AccountName, Money> sums = new LinkedHashMap<>();
    lines.forEach(line -> sums.merge(line.account(), line.amount(), Money::plus));
    List<Line> moving = new ArrayList<>();
    sums.forEach(
        (account, amount) -> {
          if (!amount.isZero()) {
            moving.add(new Line(account, amount));
          }
        });
    return moving;
  }

  /** The same accounts, each with the opposite amount. */
  public static List<Line> opposite(List<Line> lines) {
    return lines.stream().map(line -> new Line(line.account(), line.amount().negated())).toList();
  }

  /**
   * When a transaction is recorded: now, to the microsecond that the database keeps, but never
   * before the one that precedes it. So the recorded instants of a budget follow its sequence.
   */
  static Instant recordedAt(Instant now, Instant previous) {
    Instant kept = now.truncatedTo(ChronoUnit.MICROS);
    return kept.isBefore(previous) ? previous : kept;
  }

  /**
   * SHA-256 over everything that a transaction says and the hash before it, so that a change of any
   * earlier transaction shows in all later ones.
   */
  public static String hash(Recorded recorded, String previousHash) {
    Entry entry = recorded.entry();
    StringBuilder text = new StringBuilder("driehoek-ledger-1");
    field(text, previousHash);
    field(text, entry.budgetId());
    field(text, recorded.sequence());
    field(text, recorded.transactionId());
    field(text, entry.kind());
    Reference reference = entry.reference();
    field(text, reference == null ? "-" : reference.requestId());
    field(text, reference == null ? "-" : reference.attempt());
    field(text, reference == null ? "-" : reference.ordinal());
    field(text, recorded.correlationId());
    field(text, entry.valueDate());
    field(text, ChronoUnit.MICROS.between(Instant.EPOCH, recorded.recordedAt()));
    field(text, entry.reverses() == null ? "-" : entry.reverses());
    for (Line line : entry.lines()) {
      AccountName account = line.account();
      UUID organisation = account.organisationId();
      field(text, account.task() + "/" + account.part());
      field(text, organisation == null ? "-" : organisation);
      field(text, line.amount().cents());
    }
    return sha256(text.toString());
  }

  private static void field(StringBuilder text, Object value) {
    text.append('\n').append(value);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
