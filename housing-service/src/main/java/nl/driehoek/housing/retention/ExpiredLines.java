package nl.driehoek.housing.retention;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The lines of publications that ended long ago. One line a pair is a rule that the database keeps,
 * over all years, so they are deleted in bites instead of dropped with a partition.
 */
@Repository
class ExpiredLines {

  private static final int PUBLICATIONS_AT_ONCE = 200;

  /** Lines that count and lines of before have an index each, which a question has to name. */
  private static final List<String> BOTH = List.of("current", "not current");

  private final JdbcClient jdbc;

  ExpiredLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Deletes one bite at a time until nothing is left to delete. */
  void remove(int years) {
    for (List<UUID> over = expired(years); !over.isEmpty(); over = expired(years)) {
      for (String lines : BOTH) {
        jdbc.sql("delete from pool_line where publication_id = any(:over) and " + lines)
            .param("over", over.toArray(UUID[]::new))
            .update();
      }
    }
  }

  private List<UUID> expired(int years) {
    return jdbc.sql(
            """
            select p.publication_id from publication p
            where p.state in ('LET', 'WITHDRAWN')
              and p.published_at < now() - make_interval(years => :years)
              and p.published_at > now() - make_interval(years => :years + 2)
              and (exists (select from pool_line l where l.publication_id = p.publication_id
                  and l.current)
                or exists (select from pool_line l where l.publication_id = p.publication_id
                  and not l.current))
            order by p.published_at limit :limit
            """)
        .param("years", years)
        .param("limit", PUBLICATIONS_AT_ONCE)
        .query(UUID.class)
        .list();
  }
}
