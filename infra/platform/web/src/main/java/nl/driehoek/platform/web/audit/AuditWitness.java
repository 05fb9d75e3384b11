package nl.driehoek.platform.web.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Evidence outside the database: a service states where its chain of seals ends, and another keeps
 * what it heard. Each hash holds all before it, so whoever writes the trail anew has to state
 * another hash for a seal that was heard; or seals that do not follow on what was heard.
 */
public final class AuditWitness {
  private static final Logger LOG = LoggerFactory.getLogger(AuditWitness.class);

  private final JdbcClient jdbc;

  AuditWitness(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What to state of the own chain; the same as last time while nothing was sealed since. */
  public ChainEnd state() {
    jdbc.sql(
            """
            update audit_stated set previous_number = audit_stated.number, number = last.number
              from (select max(number) as number from audit_seal) last
             where last.number > audit_stated.number
            """)
        .update();
    return jdbc.sql(
            """
            select t.previous_number, t.number,
                   coalesce(encode(p.hash, 'hex'), repeat('0', 64)) as previous_hash,
                   coalesce(encode(n.hash, 'hex'), repeat('0', 64)) as hash
              from audit_stated t left join audit_seal p on p.number = t.previous_number
              left join audit_seal n on n.number = t.number
            """)
        .query(
            (row, nth) ->
                new ChainEnd(
                    row.getLong("previous_number"),
                    row.getString("previous_hash"),
                    row.getLong("number"),
                    row.getString("hash")))
        .single();
  }

  private record Kept(long number, String hash) {}

  /** Keeps what a service stated; says so, for good, when it does not fit what was heard before. */
  public void hear(String service, ChainEnd said) {
    Optional<Kept> last =
        jdbc.sql(
                "select number, hash from audit_witness where service = ? order by nth desc limit"
                    + " 1")
            .param(service)
            .query(Kept.class)
            .optional();
    last.filter(kept -> !follows(kept, said)).ifPresent(kept -> contradict(service, kept, said));
    jdbc.sql(
            """
            insert into audit_witness as w (service, number, hash) values (?, ?, ?)
            on conflict (service, day) do update set number = excluded.number,
              hash = excluded.hash, heard_at = excluded.heard_at, nth = excluded.nth
            """)
        .params(service, said.number(), said.hash())
        .update();
  }

  /** It begins where the last one ended; or it is the last one again. */
  private static boolean follows(Kept kept, ChainEnd said) {
    boolean begins =
        said.previousNumber() == kept.number() && said.previousHash().equals(kept.hash());
    boolean again = said.number() == kept.number() && said.hash().equals(kept.hash());
    return begins || again;
  }

  private void contradict(String service, Kept kept, ChainEnd said) {
    boolean sameSeal = said.number() == kept.number();
    LOG.error("The audit trail of {} was written anew: it no longer ends as it did", service);
    jdbc.sql(
            """
            insert into audit_contradiction (service, number, hash, said_number, said_hash)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            service,
            kept.number(),
            kept.hash(),
            sameSeal ? said.number() : said.previousNumber(),
            sameSeal ? said.hash() : said.previousHash())
        .update();
  }

  /**
   * What this service knows of the chain of another.
   *
   * @param contradictions how often it said something else than it had said before
   * @param contradictedAt the last time; null when never
   */
  public record Heard(
      String service,
      long number,
      String hash,
      Instant heardAt,
      long contradictions,
      @Nullable Instant contradictedAt) {}

  /** The last that was heard of each service. */
  public List<Heard> heard() {
    return jdbc.sql(
            """
            select w.service, w.number, w.hash, w.heard_at,
                   (select count(*) from audit_contradiction c where c.service = w.service) as times,
                   (select max(c.heard_at) from audit_contradiction c where c.service = w.service)
                     as last_time
              from (select distinct on (service) * from audit_witness
                     order by service, nth desc) w order by w.service
            """)
        .query(
            (row, nth) -> {
              OffsetDateTime last = row.getObject("last_time", OffsetDateTime.class);
              return new Heard(
                  row.getString("service"),
                  row.getLong("number"),
                  row.getString("hash"),
                  row.getObject("heard_at", OffsetDateTime.class).toInstant(),
                  row.getLong("times"),
                  last == null ? null : last.toInstant());
            })
        .list();
  }

  /** For the meter: over all services; not a number while the database is away. */
  double contradictions() {
    try {
      return jdbc.sql("select count(*) from audit_contradiction").query(Long.class).single();
    } catch (DataAccessException away) {
      return Double.NaN;
    }
  }
}
