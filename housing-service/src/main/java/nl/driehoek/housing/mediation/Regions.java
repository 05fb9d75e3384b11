package nl.driehoek.housing.mediation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.tenancy.Tenancy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a region has as a whole: the order of its rounds, and the homes delivered of its quota. */
@Repository
class Regions {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  Regions(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /**
   * Waits for every round in the region and keeps all others out until the transaction ends: the
   * order in a line is one order.
   */
  void lock(String regionCode) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('housing/' || :region, 0))")
        .param("region", regionCode)
        .query(rs -> {});
  }

  /**
   * Waits for rounds that may change the lines of the region, and for rounds about this candidate;
   * rounds about other candidates go on beside it. A candidate has one offer and a home has one, so
   * the candidate's lock covers its home, hold and tenancy too. Always in this order, and never
   * followed by {@link #lock}: so no two rounds wait for each other.
   */
  void lockOne(String regionCode, UUID requestId) {
    jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended('housing/' || :region, 0))")
        .param("region", regionCode)
        .query(rs -> {});
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('candidate/' || :request, 0))")
        .param("request", requestId.toString())
        .query(rs -> {});
  }

  /** Counts homes that were accepted, and those of tenancies that were cancelled back. */
  void countQuota(Collection<Tenancy> accepted, Collection<Tenancy> cancelled) {
    List<Object[]> rows = new ArrayList<>();
    accepted.forEach(each -> rows.add(delivered(each, 1)));
    cancelled.forEach(each -> rows.add(delivered(each, -1)));
    batch.batchUpdate(
        """
        insert into quota_use as q (covenant_id, corporation_id, year, homes)
        values (?, ?, ?, greatest(?, 0))
        on conflict (covenant_id, corporation_id, year) do update set homes = q.homes + ?
        """,
        rows);
  }

  private static Object[] delivered(Tenancy tenancy, int homes) {
    Tenancy.Parties parties = tenancy.parties();
    return new Object[] {
      parties.covenantId(), parties.corporationId(), tenancy.availableFrom().getYear(), homes, homes
    };
  }
}
