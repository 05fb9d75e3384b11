package nl.driehoek.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.messaging.MessageTypes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;

/** What a test of a service gets from the annotation. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    classes = SuiteTestTest.Sample.class)
class SuiteTestTest {

  @SpringBootConfiguration
  static class Sample {
    @Bean
    MessageTypes messageTypes() {
      return MessageTypes.of(
          Map.of("nl.driehoek.sample.greeted.v1", Greeted.class),
          type -> "sample.events",
          message -> ((Greeted) message).key());
    }
  }

  record Greeted(UUID key, String words, LocalDate on) {}

  @Autowired TestClock clock;
  @Autowired Clock businessClock;
  @Autowired TestBus bus;
  @Autowired TestTokens tokens;
  @Autowired TestDatabase database;

  @Test
  void the_clock_stands_still_until_the_test_moves_it() {
    clock.set(LocalDate.of(2027, 2, 1));
    var before = businessClock.instant();
    clock.advance(Duration.ofDays(1));
    assertThat(businessClock.instant()).isEqualTo(before.plus(Duration.ofDays(1)));
    assertThat(clock.today()).isEqualTo(LocalDate.of(2027, 2, 2));
  }

  @Test
  void a_message_comes_back_with_its_envelope() {
    Greeted greeted = new Greeted(UUID.randomUUID(), "hello", LocalDate.of(2027, 1, 11));
    UUID correlation = UUID.randomUUID();
    UUID id = bus.send(greeted, correlation);
    assertThat(bus.await(Greeted.class, greeted.key())).isEqualTo(greeted);
    assertThat(bus.envelopes(greeted.key()))
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.id()).isEqualTo(id);
              assertThat(seen.correlationId()).isEqualTo(correlation);
              assertThat(seen.sequence()).isEqualTo(1);
            });
  }

  @Test
  void the_database_is_empty_and_its_own() throws Exception {
    var own = database.database();
    try (var connection =
            java.sql.DriverManager.getConnection(own.url(), own.username(), own.password());
        var tables =
            connection
                .createStatement()
                .executeQuery("select count(*) from pg_tables where schemaname = 'public'")) {
      tables.next();
      assertThat(tables.getInt(1)).isZero();
    }
  }

  @Test
  void an_identity_is_known_by_its_short_name_only() {
    assertThat(tokens.of("karim").split("\\.")).hasSize(3);
    assertThatThrownBy(() -> tokens.of("nobody")).hasMessageContaining("No identity nobody");
  }
}
