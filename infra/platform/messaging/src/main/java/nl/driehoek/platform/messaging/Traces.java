package nl.driehoek.platform.messaging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Carries the W3C trace context of the messages under way over to the messages that they cause. */
final class Traces {

  private static final ScopedValue<Map<UUID, String>> UNDER_WAY = ScopedValue.newInstance();

  private Traces() {}

  static void during(List<Arrival> arrivals, Runnable work) {
    Map<UUID, String> traces = new HashMap<>();
    for (Arrival arrival : arrivals) {
      String trace = arrival.raw().headers().get(CloudEventHeaders.TRACEPARENT);
      if (trace != null) {
        traces.put(arrival.id(), trace);
      }
    }
    ScopedValue.where(UNDER_WAY, traces).run(work);
  }

  static @Nullable String of(UUID message) {
    return UNDER_WAY.isBound() ? UNDER_WAY.get().get(message) : null;
  }
}
