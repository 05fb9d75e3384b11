package nl.driehoek.platform.messaging;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A handler that writes what it handles into a table, so that a rollback takes it away again. */
final class Handled {

  private Handled() {}

  static void createTable(MessagingDatabase database) throws Exception {
    database.execute(
        """
        create table handled (nth bigint generated always as identity, handler text not null,
          key uuid not null, count int not null, id uuid not null)
        """);
  }

  static void write(JdbcTemplate jdbc, String handler, List<Received<?>> batch) {
    for (Received<?> message : batch) {
      TestService.Counted counted = (TestService.Counted) message.body();
      jdbc.update(
          "insert into handled (handler, key, count, id) values (?, ?, ?, ?)",
          handler,
          counted.key(),
          counted.count(),
          message.id());
    }
  }

  /** The counts of the key, in the order in which they were handled. */
  static List<Integer> counts(JdbcTemplate jdbc, UUID key) {
    return jdbc.queryForList(
        "select count from handled where key = ? order by nth", Integer.class, key);
  }
}
