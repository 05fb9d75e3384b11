package nl.driehoek.finance.ledger;

import java.math.BigInteger;

/**
 * An amount in whole euro cents. Arithmetic is exact: what doesn't fit in a long is an {@link
 * ArithmeticException}, never a wrong amount.
 *
 * @param cents below zero for money that leaves
 */
public record Money(long cents) implements Comparable<Money> {

  public static final Money ZERO = new Money(0);

  public static Money ofCents(long cents) {
    return cents == 0 ? ZERO : new Money(cents);
  }

  public Money plus(Money other) {
    return ofCents(Math.addExact(cents, other.cents));
  }

  public Money minus(Money other) {
    return ofCents(Math.subtractExact(cents, other.cents));
  }

  public Money negated() {
    return ofCents(Math.negateExact(cents));
  }

  /**
   * This amount times numerator / denominator, rounded to the cent, halves to the even cent (domain
   * rule 34).
   *
   * @param denominator above zero
   */
  public Money times(long numerator, long denominator) {
    if (denominator <= 0) {
      throw new IllegalArgumentException("denominator must be above zero: " + denominator);
    }
    BigInteger divisor = BigInteger.valueOf(denominator);
    BigInteger[] parts =
        BigInteger.valueOf(cents)
            .multiply(BigInteger.valueOf(numerator))
            .divideAndRemainder(divisor);
    int half = parts[1].abs().shiftLeft(1).compareTo(divisor);
    boolean away = half > 0 || (half == 0 && parts[0].testBit(0));
    BigInteger rounded = away ? parts[0].add(BigInteger.valueOf(parts[1].signum())) : parts[0];
    return ofCents(rounded.longValueExact());
  }

  public boolean isZero() {
    return cents == 0;
  }

  public boolean isNegative() {
    return cents < 0;
  }

  public boolean isLessThan(Money other) {
    return cents < other.cents;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(cents, other.cents);
  }
}
