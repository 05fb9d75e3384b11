package nl.driehoek.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingDaysTest {

  @Test
  void the_holidays_of_2026_are_those_of_the_calendar() {
    List<LocalDate> holidays =
        LocalDate.of(2026, 1, 1)
            .datesUntil(LocalDate.of(2027, 1, 1))
            .filter(WorkingDays::isHoliday)
            .toList();

    assertThat(holidays)
        .extracting(LocalDate::toString)
        .containsExactly(
            "2026-01-01", // New Year
            "2026-04-03", // Good Friday
            "2026-04-05", // Easter
            "2026-04-06",
            "2026-04-27", // King's Day
            "2026-05-05", // Liberation
            "2026-05-14", // Ascension
            "2026-05-24", // Whitsun
            "2026-05-25",
            "2026-12-25",
            "2026-12-26");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2014-04-26", "2025-04-26", "2026-04-27", "2031-04-26"})
  void the_kings_birthday_is_celebrated_on_saturday_when_it_falls_on_a_sunday(LocalDate date) {
    assertThat(WorkingDays.isHoliday(date)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2027-03-28", "2038-04-25"})
  void easter_falls_where_the_church_puts_it(LocalDate easter) {
    assertThat(WorkingDays.easter(easter.getYear())).isEqualTo(easter);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20, 1, 2026-11-23", // over a weekend
    "2026-11-21, 0, 2026-11-23", // a Saturday is no working day
    "2026-11-20, 0, 2026-11-20",
    "2026-12-24, 1, 2026-12-28", // over Christmas and a weekend
    "2026-04-02, 1, 2026-04-07", // over Easter, Good Friday included
    "2026-11-23, 15, 2026-12-14",
    "2026-12-30, 2, 2027-01-04"
  })
  void working_days_are_added_over_weekends_and_holidays(
      LocalDate from, int days, LocalDate expected) {
    assertThat(WorkingDays.plus(from, days)).isEqualTo(expected);
  }

  @Test
  void what_lies_between_is_what_was_added() {
    LocalDate from = LocalDate.of(2026, 4, 1);
    for (int days = 1; days < 300; days++) {
      assertThat(WorkingDays.between(from, WorkingDays.plus(from, days))).isEqualTo(days);
    }
  }

  @Test
  void nothing_lies_between_a_date_and_itself_or_an_earlier_one() {
    LocalDate date = LocalDate.of(2026, 11, 20);
    assertThat(WorkingDays.between(date, date)).isZero();
    assertThat(WorkingDays.between(date, date.minusDays(9))).isZero();
  }

  @Test
  void days_are_not_taken_off() {
    assertThatThrownBy(() -> WorkingDays.plus(LocalDate.of(2026, 1, 1), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
