package nl.driehoek.finance.shift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nl.driehoek.finance.covenant.Share;
import nl.driehoek.finance.ledger.Money;

/** Divides money by agreed shares, so that the parts are exactly the whole. */
public final class Shares {
  private static final int WHOLE = 10_000;

  private Shares() {}

  /** A share with its part of the money. */
  public record Part(Share share, Money amount) {}

  /**
   * The largest remainder method: everyone gets the whole cents of its share; the cents that are
   * then left go one each to the largest remainders, among equals to the one that the covenant
   * names first. No part is a cent or more away from its exact share. Without any share there are
   * no parts.
   *
   * @param total nothing or more
   * @throws IllegalArgumentException when the shares are not a whole
   */
  public static List<Part> split(Money total, List<Share> shares) {
    if (total.isNegative()) {
      throw new IllegalArgumentException("cannot divide " + total.cents() + " cents");
    }
    if (shares.isEmpty()) {
      return List.of();
    }
    int points = shares.stream().mapToInt(Share::basisPoints).sum();
    if (points != WHOLE) {
      throw new IllegalArgumentException("shares of " + points + " basis points together");
    }
    long[] cents = new long[shares.size()];
    long[] remainders = new long[shares.size()];
    long left = total.cents();
    for (int i = 0; i < cents.length; i++) {
      long exact = Math.multiplyExact(total.cents(), (long) shares.get(i).basisPoints());
      cents[i] = exact / WHOLE;
      remainders[i] = exact % WHOLE;
      left -= cents[i];
    }
    IntStream.range(0, cents.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -remainders[i]).thenComparing(i -> i))
        .limit(left)
        .forEach(i -> cents[i]++);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < cents.length; i++) {
      parts.add(new Part(shares.get(i), Money.ofCents(cents[i])));
    }
    return parts;
  }
}
