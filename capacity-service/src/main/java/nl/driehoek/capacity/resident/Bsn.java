package nl.driehoek.capacity.resident;

/** The check on a citizen service number: nine digits with the 11-proof. */
final class Bsn {

  private Bsn() {}

  /** 9a + 8b + … + 2h − i is a multiple of 11, and not all digits are zero. */
  static boolean isValid(String digits) {
    if (!digits.matches("[0-9]{9}") || digits.equals("000000000")) {
      return false;
    }
    int sum = -digits.charAt(8) + '0';
    for (int i = 0; i < 8; i++) {
      sum += (9 - i) * (digits.charAt(i) - '0');
    }
    return sum % 11 == 0;
  }
}
