package nl.driehoek.load.seam;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.load.seam.FlowMessage.HomeReserved;
import nl.driehoek.load.seam.FlowMessage.MoneyPosted;
import org.springframework.jdbc.core.JdbcTemplate;

/** The work of the three services for a batch, each question asked once. */
final class BatchFlow {

  static final long CENTS = 4_359_452;

  private static final String RESERVE =
      """
      update home set request = r.request
      from unnest(array(select id from home where request is null order by rank limit ?
                        for update skip locked), ?::uuid[]) r (home, request)
      where home.id = r.home returning r.request, home.id
      """;

  private final JdbcTemplate jdbc;

  BatchFlow(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Collection<FlowMessage> reserveHomes(List<UUID> keys) {
    return jdbc.query(
        RESERVE,
        (row, nth) -> new HomeReserved(row.getObject("request", UUID.class), row.getLong("id")),
        keys.size(),
        keys.toArray(UUID[]::new));
  }

  Collection<FlowMessage> postMoney(List<UUID> keys) {
    jdbc.update(
        """
        insert into line (request, account, cents)
        select request, account, cents
        from unnest(?::uuid[], ?::int[]) r (request, budget),
          lateral (values (budget, -%1$d), (0, %1$d)) l (account, cents)
        """
            .formatted(CENTS),
        keys.toArray(UUID[]::new),
        keys.stream().map(BatchFlow::budget).toArray(Integer[]::new));
    Map<Integer, Long> sums = new HashMap<>();
    keys.forEach(key -> sums.merge(budget(key), -CENTS, Long::sum));
    sums.put(0, CENTS * keys.size());
    jdbc.batchUpdate(
        "update balance set cents = cents + ? where account = ?",
        sums.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(sum -> new Object[] {sum.getValue(), sum.getKey()})
            .toList());
    return keys.stream().<FlowMessage>map(MoneyPosted::new).toList();
  }

  Collection<FlowMessage> placeRequests(List<UUID> keys) {
    jdbc.update(
        "update request set placed = true where id = any(?)", (Object) keys.toArray(UUID[]::new));
    return List.of();
  }

  /** One of the hot balances. */
  static int budget(UUID key) {
    return 1 + Math.floorMod(key.hashCode(), Databases.BUDGETS);
  }
}
