package nl.driehoek.platform.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.web.sample.SampleService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored answers go after their time, a few at a time, and never before thirty days. */
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = SampleService.class)
class StoredAnswersExpireTest {
  @Autowired JdbcClient jdbc;
  @Autowired StoredAnswers answers;

  @Test
  void only_what_is_old_goes_and_in_bites() {
    keep(40, 1);
    keep(32, 2);
    keep(30, 3);
    keep(0, 4);
    assertThat(answers.expire(31, 1)).isEqualTo(1);
    assertThat(answers.expire(31, 10)).isEqualTo(1);
    assertThat(answers.expire(31, 10)).isZero();
    assertThat(jdbc.sql("select key from idempotency_key order by key").query(String.class).list())
        .containsExactly("key-3", "key-4");
  }

  @Test
  void fewer_than_thirty_days_is_refused_at_the_start() {
    assertThatThrownBy(() -> new IdempotencyExpiry(answers, 29))
        .hasMessageContaining("at least 30");
  }

  private void keep(int daysAgo, int number) {
    jdbc.sql(
            """
            insert into idempotency_key (scope, key, body_hash, status, body, created_at)
            values ('\\x00', :key, '\\x00', 201, '\\x00',
              clock_timestamp() - make_interval(days => :days))
            """)
        .param("key", "key-" + number)
        .param("days", daysAgo)
        .update();
  }
}
