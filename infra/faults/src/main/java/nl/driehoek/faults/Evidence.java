package nl.driehoek.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import nl.driehoek.local.http.SuiteClient;
import nl.driehoek.local.http.SuiteClient.Exchange;
import nl.driehoek.local.http.SuiteClient.RefusedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer that the suite gave: what it said yes to, and how it said no. */
final class Evidence implements Consumer<Exchange> {

  private static final int UNAVAILABLE = 503;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final Map<String, Exchange> yes = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> wrong = new ConcurrentHashMap<>();

  @Override
  public void accept(Exchange exchange) {
    statuses.computeIfAbsent(exchange.status(), s -> new LongAdder()).increment();
    String call = exchange.method() + " " + exchange.path() + " as " + exchange.identity();
    if (exchange.status() >= 500) {
      if (exchange.status() != UNAVAILABLE || exchange.retryAfter() == null) {
        wrong(
            "%s was answered with %d%s: %s"
                .formatted(
                    call.replaceAll("[0-9a-f-]{36}", "*"),
                    exchange.status(),
                    exchange.retryAfter() == null ? " without Retry-After" : "",
                    exchange.answer().replaceAll("\"(instance|traceId)\":\"[^\"]*\"", "")));
      }
    }
    if (exchange.key() != null && exchange.status() / 100 == 2) {
      Exchange before =
          yes.putIfAbsent(exchange.identity() + " " + exchange.path() + exchange.key(), exchange);
      if (before != null && !same(before, exchange)) {
        wrong(call + " was answered twice, and differently");
      }
    }
  }

  private void wrong(String what) {
    wrong.computeIfAbsent(what, w -> new LongAdder()).increment();
  }

  private boolean same(Exchange one, Exchange other) {
    return one.status() == other.status()
        && json.readTree(one.answer()).equals(json.readTree(other.answer()));
  }

  /** What was answered with yes until now. */
  Set<String> known() {
    return Set.copyOf(yes.keySet());
  }

  /** Other answers are forgotten: the suite was brought back to an earlier moment. */
  void keepOnly(Set<String> before) {
    yes.keySet().retainAll(before);
  }

  /** How many calls that changed something were answered with yes. */
  int promises() {
    return yes.size();
  }

  /** How many answers there were, by status; 0 for a connection that broke. */
  Map<Integer, Long> statuses() {
    Map<Integer, Long> sorted = new TreeMap<>();
    statuses.forEach((status, count) -> sorted.put(status, count.sum()));
    return sorted;
  }

  /** What the suite should not have answered; each once. */
  List<String> takeWrong() {
    List<String> all = new ArrayList<>();
    for (String what : Set.copyOf(wrong.keySet())) {
      LongAdder times = wrong.remove(what);
      all.add((times == null ? 0 : times.sum()) + " times: " + what);
    }
    return all;
  }

  /**
   * Sends what was answered with yes once more, with the same keys: the answers have to be the
   * same. This client reports to us, so a different one is among the wrong.
   *
   * @param atMost so many, chosen by chance
   * @return how many were sent
   */
  int repeat(SuiteClient client, int atMost, Random random) {
    List<Exchange> all = new ArrayList<>(yes.values());
    java.util.Collections.shuffle(all, random);
    List<Exchange> some = all.subList(0, Math.min(atMost, all.size()));
    for (Exchange one : some) {
      JsonNode body = json.readTree(String.valueOf(one.sent()));
      try {
        client.as(one.identity()).post(one.path(), body, String.valueOf(one.key()));
      } catch (RefusedException e) {
        wrong("Repeated: " + e.getMessage());
      }
    }
    return some.size();
  }
}
