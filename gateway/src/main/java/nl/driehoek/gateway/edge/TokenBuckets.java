package nl.driehoek.gateway.edge;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * A token bucket for each key: a full bucket allows a burst, and it fills up again at a fixed pace.
 * One key can't use up another's. Bounded: beyond {@value #KEYS_MAX} keys the full buckets are
 * forgotten, which changes nothing for their owners.
 */
final class TokenBuckets {
  private static final int KEYS_MAX = 100_000;
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double burst;
  private final LongSupplier nanoTime;
  private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

  TokenBuckets(double perSecond, int burst, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.nanoTime = nanoTime;
  }

  /** Takes one token. 0 when there was one, else the whole seconds until there will be one. */
  long take(String key) {
    if (buckets.size() > KEYS_MAX) {
      long now = nanoTime.getAsLong();
      buckets.values().removeIf(bucket -> bucket.at(now, perSecond, burst) >= burst);
    }
    long now = nanoTime.getAsLong();
    long[] wait = {0};
    buckets.compute(
        key,
        (ignored, bucket) -> {
          double tokens = bucket == null ? burst : bucket.at(now, perSecond, burst);
          if (tokens >= 1) {
            return new Bucket(tokens - 1, now);
          }
          wait[0] = Math.max(1, (long) Math.ceil((1 - tokens) / perSecond));
          return new Bucket(tokens, now);
        });
    return wait[0];
  }

  int size() {
    return buckets.size();
  }

  private record Bucket(double tokens, long nanos) {
    double at(long now, double perSecond, double burst) {
      return Math.min(burst, tokens + Math.max(0, now - nanos) / NANOS * perSecond);
    }
  }
}
