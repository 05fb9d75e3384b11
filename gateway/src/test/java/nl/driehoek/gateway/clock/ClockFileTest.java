package nl.driehoek.gateway.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {
  @TempDir Path directory;
  private final AtomicReference<Instant> real =
      new AtomicReference<>(Instant.parse("2026-11-21T20:00:00Z"));

  @Test
  void without_a_file_business_time_is_real_time() {
    assertThat(clock().now()).isEqualTo("2026-11-21T20:00:00Z");
  }

  @Test
  void it_moves_forward_and_goes_on_from_there() throws IOException {
    assertThat(clock().moveTo(Instant.parse("2027-01-11T08:00:00Z"))).isTrue();
    real.set(real.get().plusSeconds(60));

    assertThat(clock().now()).isEqualTo("2027-01-11T08:01:00Z");
    assertThat(Duration.parse(Files.readString(file()))).isEqualTo(Duration.ofHours(50 * 24 + 12));
  }

  @Test
  void it_never_goes_back() {
    clock().moveTo(Instant.parse("2027-01-11T08:00:00Z"));

    assertThat(clock().moveTo(Instant.parse("2027-01-11T07:59:59Z"))).isFalse();
    assertThat(clock().now()).isEqualTo("2027-01-11T08:00:00Z");
  }

  @Test
  void the_file_is_replaced_whole_and_nothing_else_stays_behind() throws IOException {
    clock().moveTo(Instant.parse("2027-01-11T08:00:00Z"));
    clock().moveTo(Instant.parse("2027-02-11T08:00:00Z"));

    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file());
    }
  }

  private ClockFile clock() {
    return new ClockFile(file(), real::get);
  }

  private Path file() {
    return directory.resolve("ahead");
  }
}
