package nl.driehoek.load.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.demo.WholeFlow;
import nl.driehoek.local.http.SuiteClient;

/** Fills the lists that grow, through the public interface. */
final class Thousands {

  private static final int ROWS = 500;
  private static final int CLIENTS = 8;
  private static final int PLACES_A_HOUSE = 40;

  private final SuiteClient suite;
  private final UUID covenant;

  Thousands(SuiteClient suite, UUID covenant) {
    this.suite = suite;
    this.covenant = covenant;
  }

  /** Homes of Thuishaven, 500 a file. */
  void homes(int count) {
    for (int from = 0; from < count; from += ROWS) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int n = from; n < Math.min(count, from + ROWS); n++) {
        rows.add(home(n));
      }
      suite
          .as("karim")
          .post("/housing/v1/unit-imports", Map.of("dryRun", false, "rows", rows), "homes-" + from);
    }
  }

  private static Map<String, Object> home(int n) {
    Map<String, Object> home = new LinkedHashMap<>();
    home.put("reference", "D-%05d".formatted(n));
    home.put("bagId", "034401000002%04d".formatted(n % 10_000));
    home.put("regionCode", "waterrijk");
    home.put("postcode", 3500 + n % 90 + "AB");
    home.put("houseNumber", 1 + n % 200);
    home.put("rentCents", 55_000 + n % 200 * 50);
    home.put("rooms", 1 + n % 4);
    home.put("floor", n % 6);
    home.put("lift", n % 2 == 0);
    home.put("stepFree", n % 3 == 0);
    home.put("petsAllowed", n % 5 == 0);
    return home;
  }

  /** Requests of De Brug: of each resident one that was withdrawn, and a draft. */
  void requests(WholeFlow people, int count) {
    Outflows outflows = new Outflows(suite, covenant, "ursula", "samira");
    List<UUID> houses =
        IntStream.rangeClosed(0, count / 2 / PLACES_A_HOUSE)
            .mapToObj(house -> people.location("-" + house))
            .toList();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int n = 0; n < count / 2; n++) {
        int number = n;
        running.add(
            clients.submit(
                () -> {
                  UUID resident =
                      people.prepare(number, houses.get(number / PLACES_A_HOUSE)).resident();
                  UUID first = outflows.draft(resident, List.of("3511"), "first-" + number);
                  outflows.withdraw(first, "first-" + number);
                  outflows.draft(resident, List.of("3511"), "second-" + number);
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
