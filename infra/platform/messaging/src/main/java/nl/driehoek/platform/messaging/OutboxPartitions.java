package nl.driehoek.platform.messaging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps partitions of the outbox ahead of the date and drops those whose messages were all sent
 * long ago. Dates are those of the database in UTC; business time has no say in it.
 */
final class OutboxPartitions {

  private static final Logger log = LoggerFactory.getLogger(OutboxPartitions.class);

  private static final String CREATE =
      """
      select outbox_create_partition(day::date)
      from generate_series((now() at time zone 'UTC')::date::timestamp,
                           (now() at time zone 'UTC')::date + 7, interval '1 day') day
      """;

  /** Also those that an interrupted run left half or wholly detached. */
  private static final String OLD =
      """
      select c.relname, i.inhrelid is not null as attached,
        coalesce(i.inhdetachpending, false) as pending
      from pg_class c left join pg_inherits i on i.inhrelid = c.oid
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
        and c.relname ~ '^outbox_[0-9]{8}$'
        and to_date(right(c.relname, 8), 'YYYYMMDD') + 1
            < (now() at time zone 'UTC') - make_interval(secs => %d)
      order by c.relname
      """;

  private static final String UNSENT =
      """
      select exists (select from outbox_cursor where target is not null)
        or exists (select from %s where not pg_visible_in_snapshot(xid,
                     (select published from outbox_cursor)))
      """;

  private static final String ATTACH =
      """
      alter table outbox attach partition %1$s
      for values from ('%2$s 00:00:00+00') to ('%3$s 00:00:00+00')
      """;

  private record Partition(String name, boolean attached, boolean pending) {}

  private final long keepSeconds;

  OutboxPartitions(MessagingSettings settings) {
    this.keepSeconds =
        Duration.ofDays(settings.outboxDays()).plus(settings.transactionTimeout()).toSeconds();
  }

  /** Creates today's partition and those of the next seven days. */
  void createAhead(Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      statement.execute(CREATE);
    }
  }

  /** Drops what may go. The session must be in autocommit. */
  void dropOld(Connection session) throws SQLException {
    try (Statement statement = session.createStatement()) {
      for (Partition partition : old(statement)) {
        drop(statement, partition);
      }
    }
  }

  private List<Partition> old(Statement statement) throws SQLException {
    List<Partition> old = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(OLD.formatted(keepSeconds))) {
      while (row.next()) {
        old.add(new Partition(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
      }
    }
    return old;
  }

  /**
   * Detaching waits for everyone who still writes; only then is it certain that nothing unsent can
   * come into the table any more. If something did, it goes back into sight of the relay.
   */
  private void drop(Statement statement, Partition partition) throws SQLException {
    String name = partition.name();
    if (partition.attached() && hasUnsent(statement, name)) {
      log.warn("{} is old and has messages that were not sent", name);
      return;
    }
    if (partition.pending()) {
      statement.execute("alter table outbox detach partition " + name + " finalize");
    } else if (partition.attached()) {
      statement.execute("alter table outbox detach partition " + name + " concurrently");
    }
    if (hasUnsent(statement, name)) {
      String day = "(to_date('" + name.substring(7) + "', 'YYYYMMDD')";
      attach(statement, name, day);
    } else {
      statement.execute("drop table " + name);
      log.info("{} is dropped: all of it was sent", name);
    }
  }

  private static void attach(Statement statement, String name, String day) throws SQLException {
    try (ResultSet dates = statement.executeQuery("select " + day + "), " + day + " + 1)")) {
      dates.next();
      String attach = ATTACH.formatted(name, dates.getString(1), dates.getString(2));
      statement.execute(attach);
    }
  }

  private static boolean hasUnsent(Statement statement, String name) throws SQLException {
    try (ResultSet row = statement.executeQuery(UNSENT.formatted(name))) {
      return row.next() && row.getBoolean(1);
    }
  }
}
