package nl.driehoek.load.seam;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What PostgreSQL can do with the statements of the flow, by itself: no message travels, each
 * client goes through the four transactions of its flows in order.
 */
public final class DatabaseLimit {

  private static final String OUTBOX = "insert into outbox (key) select unnest(?::uuid[])";
  private static final String INBOX =
      "insert into inbox (topic, key) select ?, unnest(?::uuid[]) on conflict do nothing";

  private final Databases databases;

  private DatabaseLimit(Databases databases) {
    this.databases = databases;
  }

  /** One flow or a batch of flows, on the sessions of the three services. */
  private interface Step {
    void run(Connection requests, Connection homes, Connection money) throws SQLException;
  }

  /** Prints a Markdown table. */
  public static void print(Databases databases) throws Exception {
    for (String service : List.of("requests", "homes", "money")) {
      databases.execute(service, RowService.TABLES);
    }
    DatabaseLimit limit = new DatabaseLimit(databases);
    limit.clients(16, 20, 1, DatabaseLimit::row); // warm up
    limit.clients(4, 10, 50, (r, h, m) -> batch(r, h, m, 50));
    System.out.println("| PostgreSQL alone, same statements, no messages | flows/s |");
    System.out.println("|---|---|");
    line("row by row, 16 clients", limit.clients(16, 150, 1, DatabaseLimit::row));
    line("row by row, 1 client", limit.clients(1, 400, 1, DatabaseLimit::row));
    line("in batches of 50, 4 clients", limit.clients(4, 150, 50, (r, h, m) -> batch(r, h, m, 50)));
    databases.verify();
  }

  private static void line(String what, double rate) {
    System.out.printf(Locale.ROOT, "| %s | %,.0f |%n", what, rate);
  }

  private double clients(int count, int stepsEach, int flowsAStep, Step step) throws Exception {
    try (ExecutorService clients = Executors.newFixedThreadPool(count)) {
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(
            clients.submit(
                () -> {
                  repeat(stepsEach, step);
                  return null;
                }));
      }
      for (Future<?> client : running) {
        client.get();
      }
      return count * stepsEach * flowsAStep * 1e9 / (System.nanoTime() - start);
    }
  }

  private void repeat(int steps, Step step) throws SQLException {
    try (Connection requests = databases.connect("requests");
        Connection homes = databases.connect("homes");
        Connection money = databases.connect("money")) {
      for (Connection session : List.of(requests, homes, money)) {
        session.setAutoCommit(false);
      }
      for (int i = 0; i < steps; i++) {
        step.run(requests, homes, money);
      }
    }
  }

  private static void row(Connection requests, Connection homes, Connection money)
      throws SQLException {
    UUID key = UUID.randomUUID();
    String claim = "insert into inbox (topic, key) values (?, ?) on conflict do nothing";
    RowService.update(requests, "insert into request (id) values (?)", key);
    RowService.update(requests, RowService.APPEND, key);
    requests.commit();
    RowService.update(homes, claim, "Requested", key);
    RowService.reserveHome(homes, key);
    RowService.update(homes, RowService.APPEND, key);
    homes.commit();
    RowService.update(money, claim, "HomeReserved", key);
    RowService.postMoney(money, key);
    RowService.update(money, RowService.APPEND, key);
    money.commit();
    RowService.update(requests, claim, "MoneyPosted", key);
    RowService.update(requests, "update request set placed = true where id = ?", key);
    requests.commit();
  }

  private static void batch(Connection requests, Connection homes, Connection money, int size)
      throws SQLException {
    List<UUID> keys = Stream.generate(UUID::randomUUID).limit(size).toList();
    UUID[] ids = keys.toArray(UUID[]::new);
    JdbcTemplate asked = on(requests);
    JdbcTemplate housed = on(homes);
    JdbcTemplate paid = on(money);
    asked.update("insert into request (id) select unnest(?::uuid[])", (Object) ids);
    asked.update(OUTBOX, (Object) ids);
    requests.commit();
    housed.update(INBOX, "Requested", ids);
    new BatchFlow(housed).reserveHomes(keys);
    housed.update(OUTBOX, (Object) ids);
    homes.commit();
    paid.update(INBOX, "HomeReserved", ids);
    new BatchFlow(paid).postMoney(keys);
    paid.update(OUTBOX, (Object) ids);
    money.commit();
    asked.update(INBOX, "MoneyPosted", ids);
    new BatchFlow(asked).placeRequests(keys);
    requests.commit();
  }

  private static JdbcTemplate on(Connection session) {
    return new JdbcTemplate(new SingleConnectionDataSource(session, true));
  }
}
