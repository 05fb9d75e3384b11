package nl.driehoek.platform.history;

import java.time.Duration;
import java.util.List;
import nl.driehoek.platform.time.Repeating;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps the partitions of this year and the next, and drops those whose years are over. Years are
 * those of the database in UTC: no business clock that is moved makes anything disappear.
 */
public final class HistoryHousekeeping extends Repeating {

  private static final Logger log = LoggerFactory.getLogger(HistoryHousekeeping.class);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofDays(1);

  /** Attached instead of created in place: that waits for no writer. */
  private static final String ATTACH =
      """
      alter table %1$s attach partition %1$s_%2$d
      for values from ('%2$d-01-01 00:00:00+00') to ('%3$d-01-01 00:00:00+00')
      """;

  /** A partition inherits triggers for each row; those for each statement it has to be given. */
  private static final String GUARD =
      """
      do $$ declare definition text; begin
        for definition in select pg_get_triggerdef(oid) from pg_trigger
          where tgrelid = '%1$s'::regclass and not tgisinternal and tgtype & 1 = 0
        loop
          execute regexp_replace(replace(definition, 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER'),
                                 ' ON \\S+ ', ' ON %1$s_%2$d ');
        end loop;
      end $$
      """;

  /** Waits only a moment for those who read and write; else the next day will do. */
  private static final String DROP =
      """
      do $$ begin
        perform set_config('lock_timeout', '300ms', true);
        %1$s
        execute 'drop table if exists %2$s';
      end $$
      """;

  private static final String YEARS =
      """
      select right(c.relname, 4)::int from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = ?::regclass and c.relname ~ '_[0-9]{4}$' order by 1
      """;

  private static final String THIS_YEAR = "select extract(year from now() at time zone 'UTC')::int";

  private final JdbcTemplate jdbc;
  private final List<HistoryTable> tables;
  private final Runnable expireRows;

  /**
   * @param expireRows deletes in bites what has to expire but is in no partition; first in a round
   */
  public HistoryHousekeeping(JdbcTemplate jdbc, List<HistoryTable> tables, Runnable expireRows) {
    super("history", FIRST, EVERY);
    this.jdbc = jdbc;
    this.tables = List.copyOf(tables);
    this.expireRows = expireRows;
  }

  /** One round over all tables; what fails is tried again the next day, a year ahead of need. */
  @Override
  public void round() {
    expireRows.run();
    Integer year = jdbc.queryForObject(THIS_YEAR, Integer.class);
    for (HistoryTable table : tables) {
      try {
        round(table, year == null ? 0 : year);
      } catch (DataAccessException e) {
        log.warn("{} waits for its housekeeping: {}", table.name(), e.getClass().getSimpleName());
      }
    }
  }

  private void round(HistoryTable table, int year) {
    List<Integer> years = jdbc.queryForList(YEARS, Integer.class, table.name());
    for (int next = year; next <= year + 1; next++) {
      if (!years.contains(next)) {
        jdbc.execute(
            "create table if not exists %1$s_%2$d (like %1$s including defaults including constraints)"
                .formatted(table.name(), next));
        jdbc.execute(GUARD.formatted(table.name(), next));
        jdbc.execute(ATTACH.formatted(table.name(), next, next + 1));
      }
    }
    for (int index = 0; index < years.size(); index++) {
      int old = years.get(index);
      if (old + table.years() < year) {
        drop(table, old, index + 1 < years.size() ? years.get(index + 1) : year);
      }
    }
  }

  private void drop(HistoryTable table, int year, int next) {
    String partition = table.name() + "_" + year;
    if (Boolean.TRUE.equals(
        jdbc.queryForObject(table.stillNeeded().formatted(partition), Boolean.class))) {
      log.info("{} is old, and something in it goes on: it stays", partition);
      return;
    }
    String carry = table.carry().isEmpty() ? "" : table.carry().formatted(partition, next) + ";";
    jdbc.execute(DROP.formatted(carry, partition));
    log.info("{} is dropped: its {} years are over", partition, table.years());
  }

  @Override
  protected void failed(RuntimeException failure) {
    log.warn("Housekeeping of history waits: {}", failure.getClass().getSimpleName());
  }
}
