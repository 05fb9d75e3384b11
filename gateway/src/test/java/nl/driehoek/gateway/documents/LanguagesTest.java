package nl.driehoek.gateway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, nl",
        "'', nl",
        "en, en",
        "en-GB, en",
        "'de, en;q=0.5', en",
        "'en;q=0.3, nl;q=0.9', nl",
        "fr, nl",
        "';;;', nl",
        "*, nl"
      })
  void dutch_unless_english_is_asked_for(String header, String language) {
    assertThat(Languages.preferred(header).getLanguage()).isEqualTo(language);
  }
}
