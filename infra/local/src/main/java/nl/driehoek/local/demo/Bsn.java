package nl.driehoek.local.demo;

import java.util.stream.IntStream;

/**
 * Citizen service numbers from the range that is kept for tests (999900006 to 999999990), so that
 * none belongs to a person.
 */
final class Bsn {

  private static final int FIRST = 999_900_006;
  private static final int LAST = 999_999_990;

  private Bsn() {}

  /** The n-th valid number of the test range, from 0. */
  static String test(int n) {
    return IntStream.rangeClosed(FIRST, LAST)
        .filter(Bsn::passesElevenProof)
        .skip(n)
        .mapToObj(Integer::toString)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("The test range has no number " + n));
  }

  /** 9 d1 + 8 d2 + ... + 2 d8 - d9 is a multiple of 11. */
  private static boolean passesElevenProof(int number) {
    int sum = -(number % 10);
    int rest = number / 10;
    for (int weight = 2; weight <= 9; weight++) {
      sum += weight * (rest % 10);
      rest /= 10;
    }
    return sum % 11 == 0;
  }
}
