package nl.driehoek.finance.reconciliation;

import java.util.ArrayList;
import java.util.List;
import nl.driehoek.finance.reconciliation.Holding.Known;
import nl.driehoek.finance.reconciliation.Holding.Moved;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Everything that owners count, as their messages tell it. A batch is two statements. */
@Repository
class Holdings {
  private final JdbcTemplate jdbc;

  Holdings(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes these into account, in order; what was overtaken or comes again changes nothing. */
  void hear(List<Holding> heard) {
    List<@Nullable Object[]> known = new ArrayList<>();
    List<@Nullable Object[]> moved = new ArrayList<>();
    for (Holding holding : heard) {
      switch (holding) {
        case Known it -> known.add(columns(it));
        case Moved it ->
            moved.add(
                new @Nullable Object[] {
                  it.state(), it.sequence(), it.subject(), it.thingId(), it.part(), it.sequence()
                });
      }
    }
    jdbc.batchUpdate(
        """
        insert into observed_holding as h (subject, thing_id, part, from_date, of_id, year, state,
          detail_id, sequence)
        values (?, ?, ?, coalesce(?::date, '-infinity'), ?, ?, ?, ?, ?)
        on conflict (subject, thing_id, part, from_date) do update set of_id = excluded.of_id,
          year = excluded.year, state = excluded.state, detail_id = excluded.detail_id,
          sequence = excluded.sequence, news_at = clock_timestamp()
        where h.sequence < excluded.sequence
        """,
        known);
    jdbc.batchUpdate(
        """
        update observed_holding h set state = coalesce(?, h.state), sequence = ?,
          news_at = clock_timestamp()
        where h.subject = ? and h.thing_id = ? and h.part = ? and h.sequence < ?
          and h.from_date = (select max(l.from_date) from observed_holding l
            where l.subject = h.subject and l.thing_id = h.thing_id and l.part = h.part)
        """,
        moved);
  }

  /**
   * Removes rows that a later one overtook so many days before the earliest day that any owner
   * states figures of: no comparison asks for them any more.
   *
   * @return how many, at most {@code rowsMax}
   */
  int forget(int days, int rowsMax) {
    return jdbc.update(
        """
        delete from observed_holding where ctid in (
          select h.ctid from observed_holding h
           where not h.ended and exists (
             select from observed_holding l
              where l.subject = h.subject and l.thing_id = h.thing_id and l.part = h.part
                and l.from_date > h.from_date and l.sequence >= h.sequence
                and l.from_date <= (select min(s.day) - ? from stated_figures s))
           limit ?)
        """,
        days,
        rowsMax);
  }

  private static @Nullable Object[] columns(Known it) {
    return new @Nullable Object[] {
      it.subject(),
      it.thingId(),
      it.part(),
      it.fromDate(),
      it.ofId(),
      it.year(),
      it.state(),
      it.detailId(),
      it.sequence()
    };
  }
}
