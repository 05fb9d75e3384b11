package nl.driehoek.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class FailuresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "40001", "40P01", "53300", "57014", "57P01", "58030", "55P03", "25P03", "25006"
      })
  void what_the_database_says_of_itself_passes(String state) {
    assertThat(Failures.isTransient(new IllegalStateException(new SQLException("", state))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22P02", "42P01", "42703", "25P02"})
  void what_it_says_of_the_statement_comes_back(String state) {
    assertThat(Failures.isTransient(new SQLException("", state))).isFalse();
  }

  @Test
  void a_lost_connection_a_changed_version_and_a_time_out_pass() {
    assertThat(Failures.isTransient(new IllegalStateException(new ConnectException()))).isTrue();
    assertThat(Failures.isTransient(new OptimisticLockingFailureException("v"))).isTrue();
    assertThat(Failures.isTransient(new CannotCreateTransactionException("t"))).isTrue();
    assertThat(Failures.isTransient(new TimeoutException())).isTrue();
    assertThat(Failures.isTransient(new IOException())).isTrue();
  }

  @Test
  void a_rollback_over_a_lost_connection_passes_whatever_it_hides() {
    SQLException ofThePool = new SQLException("Connection is closed");
    assertThat(Failures.isTransient(ofThePool)).isTrue();
    assertThat(Failures.isTransient(new TransactionSystemException("rollback", ofThePool)))
        .isTrue();
    assertThat(Failures.isTransient(new TransactionSystemException("rollback"))).isTrue();
  }

  @Test
  void a_mistake_of_ours_comes_back() {
    assertThat(Failures.isTransient(new NullPointerException())).isFalse();
    assertThat(Failures.isTransient(new DuplicateKeyException("twice"))).isFalse();
    assertThat(Failures.isTransient(new StackOverflowError())).isFalse();
  }

  @Test
  void a_description_names_the_cause_in_one_line() {
    Exception failure =
        new IllegalStateException("outer", new IllegalArgumentException("no\nsecond line"));
    assertThat(Failures.describe(failure))
        .isEqualTo("IllegalStateException: IllegalArgumentException: no");
  }
}
