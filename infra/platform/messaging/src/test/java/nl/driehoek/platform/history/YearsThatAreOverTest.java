package nl.driehoek.platform.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import nl.driehoek.local.pair.EmbeddedPair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A journal by years: always one to write in, and an old one goes when nothing needs it. */
class YearsThatAreOverTest {

  private static final int NOW = Year.now(ZoneOffset.UTC).getValue();

  private JdbcTemplate jdbc;
  private HistoryHousekeeping housekeeping;

  @BeforeEach
  void aJournalOfManyYears() {
    EmbeddedPair.Database database = EmbeddedPair.shared().newDatabase();
    jdbc =
        new JdbcTemplate(
            new DriverManagerDataSource(database.url(), database.username(), database.password()));
    jdbc.execute(
        """
        create table happened (subject int, number int, written_at timestamptz default now(),
          primary key (subject, number, written_at)) partition by range (written_at)
        """);
    jdbc.execute("create table goes_on (subject int)");
    for (int year = NOW - 9; year <= NOW - 7; year++) {
      jdbc.execute(
          "create table happened_%1$d partition of happened for values from ('%1$d-01-01 UTC')"
                  .formatted(year)
              + " to ('%d-01-01 UTC')".formatted(year + 1));
      jdbc.update(
          "insert into happened values (?, 1, make_timestamptz(?, 6, 1, 0, 0, 0))", year, year);
    }
    housekeeping =
        new HistoryHousekeeping(
            jdbc,
            List.of(
                new HistoryTable(
                    "happened",
                    7,
                    "select exists (select from %1$s join goes_on using (subject))")),
            () -> {});
  }

  @Test
  void this_year_and_the_next_can_be_written_in() {
    housekeeping.round();
    housekeeping.round();
    jdbc.update("insert into happened values (1, 1, now()), (1, 2, now() + interval '11 months')");
    assertThat(partitions()).contains("happened_" + NOW, "happened_" + (NOW + 1));
  }

  @Test
  void what_may_not_be_changed_or_emptied_may_not_in_a_new_year_either() {
    jdbc.execute(
        """
        create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'is history'; end $$;
        create trigger immutable before update or delete on happened
          for each row execute function refuse();
        create trigger untruncated before truncate on happened execute function refuse()
        """);
    housekeeping.round();
    jdbc.update("insert into happened values (1, 1, now())");
    String year = "happened_" + NOW;
    for (String change : List.of("delete from ", "truncate ", "update ")) {
      String set = change.startsWith("update") ? " set number = 2" : "";
      assertThatThrownBy(() -> jdbc.execute(change + year + set)).hasMessageContaining("history");
      assertThatThrownBy(() -> jdbc.execute(change + "happened" + set))
          .hasMessageContaining("history");
    }
  }

  @Test
  void years_that_are_over_are_dropped_and_the_last_that_is_kept_stays() {
    housekeeping.round();
    assertThat(partitions())
        .contains("happened_" + (NOW - 7))
        .doesNotContain("happened_" + (NOW - 8), "happened_" + (NOW - 9));
  }

  @Test
  void a_year_stays_while_something_in_it_goes_on() {
    jdbc.update("insert into goes_on values (?)", NOW - 9);
    housekeeping.round();
    assertThat(partitions())
        .contains("happened_" + (NOW - 9))
        .doesNotContain("happened_" + (NOW - 8));
    jdbc.update("delete from goes_on");
    housekeeping.round();
    assertThat(partitions()).doesNotContain("happened_" + (NOW - 9));
  }

  @Test
  void what_still_holds_is_carried_into_the_first_year_that_is_kept() {
    String last =
        """
        insert into happened
        select distinct on (subject) subject, number, make_timestamptz(%2$d, 1, 1, 0, 0, 0, 'UTC')
        from %1$s order by subject, number desc
        """;
    new HistoryHousekeeping(
            jdbc, List.of(new HistoryTable("happened", 7, "select false").carrying(last)), () -> {})
        .round();
    assertThat(
            jdbc.queryForList(
                "select subject from happened_" + (NOW - 7) + " order by 1", Integer.class))
        .containsExactly(NOW - 9, NOW - 8, NOW - 7);
  }

  private List<String> partitions() {
    return jdbc.queryForList(
        "select inhrelid::regclass::text from pg_inherits where inhparent = 'happened'::regclass",
        String.class);
  }
}
