package nl.driehoek.capacity.resident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BsnTest {

  @ParameterizedTest
  @ValueSource(strings = {"999990007", "999990019", "111222333", "123456782"})
  void passes_the_11_proof(String bsn) {
    assertThat(Bsn.isValid(bsn)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"999990018", "123456789", "000000000", "12345678", "1234567820", "12345678a", ""})
  void is_refused(String bsn) {
    assertThat(Bsn.isValid(bsn)).isFalse();
  }

  @Test
  void any_single_wrong_digit_is_noticed() {
    String valid = "123456782";
    for (int i = 0; i < 9; i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digit != valid.charAt(i)) {
          String wrong = valid.substring(0, i) + digit + valid.substring(i + 1);
          assertThat(Bsn.isValid(wrong)).as(wrong).isFalse();
        }
      }
    }
  }
}
