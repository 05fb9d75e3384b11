package nl.driehoek.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
  private static final long SECOND = 1_000_000_000L;
  private final AtomicLong now = new AtomicLong();
  private final TokenBuckets buckets = new TokenBuckets(2, 3, now::get);

  @Test
  void a_full_bucket_allows_a_burst_and_then_says_how_long_to_wait() {
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("a")).isZero();
    }
    assertThat(buckets.take("a")).isEqualTo(1);
  }

  @Test
  void it_fills_up_at_its_pace_and_never_beyond_the_burst() {
    for (int i = 0; i < 3; i++) {
      buckets.take("a");
    }
    now.addAndGet(SECOND / 2);
    assertThat(buckets.take("a")).isZero();
    assertThat(buckets.take("a")).isPositive();

    now.addAndGet(1000 * SECOND);
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("a")).isZero();
    }
    assertThat(buckets.take("a")).isPositive();
  }

  @Test
  void asking_while_empty_does_not_put_off_the_next_token() {
    for (int i = 0; i < 3; i++) {
      buckets.take("a");
    }
    for (int i = 0; i < 49; i++) {
      now.addAndGet(SECOND / 100);
      assertThat(buckets.take("a")).isPositive();
    }
    now.addAndGet(SECOND / 50);
    assertThat(buckets.take("a")).isZero();
  }

  @Test
  void one_key_never_empties_the_bucket_of_another() {
    for (int i = 0; i < 100; i++) {
      buckets.take("a");
    }
    assertThat(buckets.take("b")).isZero();
  }

  @Test
  void many_at_once_get_exactly_the_burst() throws InterruptedException {
    AtomicInteger passed = new AtomicInteger();
    Thread[] callers = new Thread[50];
    for (int i = 0; i < callers.length; i++) {
      callers[i] =
          Thread.startVirtualThread(
              () -> {
                if (buckets.take("a") == 0) {
                  passed.incrementAndGet();
                }
              });
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(passed).hasValue(3);
  }

  @Test
  void full_buckets_are_forgotten_when_there_are_too_many() {
    for (int i = 0; i <= 100_000; i++) {
      buckets.take("address-" + i);
    }
    buckets.take("busy");
    buckets.take("busy");
    buckets.take("busy");
    now.addAndGet(SECOND);
    buckets.take("another");

    assertThat(buckets.size()).isLessThan(10);
    assertThat(buckets.take("busy")).isZero();
  }
}
