package nl.driehoek.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusinessClockTest {

  @TempDir Path directory;

  @Test
  void without_a_file_it_is_real_time() {
    assertThat(new BusinessClock().ahead()).isZero();
    assertThat(Duration.between(Instant.now(), new BusinessClock().instant()))
        .isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void it_runs_ahead_as_far_as_the_file_says_and_follows_the_file() throws Exception {
    Path file = Files.writeString(directory.resolve("clock"), "P12D\n");
    BusinessClock clock = new BusinessClock(file);
    assertThat(clock.ahead()).isEqualTo(Duration.ofDays(12));

    Files.writeString(file, "P20DT3H");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(clock.ahead()).isEqualTo(Duration.parse("P20DT3H")));
  }

  @Test
  void nonsense_or_no_file_is_real_time() throws Exception {
    assertThat(new BusinessClock(directory.resolve("absent")).ahead()).isZero();
    Path file = Files.writeString(directory.resolve("clock"), "tomorrow");
    assertThat(new BusinessClock(file).ahead()).isZero();
  }

  @Test
  void a_demonstration_can_play_in_the_past() throws Exception {
    Path file = Files.writeString(directory.resolve("clock"), "P-40D");
    assertThat(new BusinessClock(file).instant())
        .isBefore(Instant.now().minus(Duration.ofDays(39)));
  }

  @Test
  void the_date_is_the_one_in_the_netherlands() {
    Instant lateOnOldYearsDay = Instant.parse("2026-12-31T23:30:00Z");
    Clock clock = Clock.fixed(lateOnOldYearsDay, ZoneOffset.UTC);
    assertThat(BusinessDates.today(clock)).isEqualTo(LocalDate.of(2027, 1, 1));
  }

  @Test
  void a_day_of_the_change_to_summer_time_has_23_hours() {
    LocalDate change = LocalDate.of(2027, 3, 28);
    assertThat(Duration.between(BusinessDates.startOf(change), BusinessDates.endOf(change)))
        .isEqualTo(Duration.ofHours(23));
  }
}
