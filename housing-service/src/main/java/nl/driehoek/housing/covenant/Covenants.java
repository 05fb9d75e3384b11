package nl.driehoek.housing.covenant;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.contracts.messages.CovenantEvent.Party;
import nl.driehoek.contracts.messages.CovenantEvent.Quota;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Covenants as last announced: who is a party, and how many homes were promised. */
@Repository
public class Covenants {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;

  Covenants(JdbcClient jdbc, JdbcTemplate batch) {
    this.jdbc = jdbc;
    this.batch = batch;
  }

  /** Whether this municipality is the director of a covenant of the region. */
  public boolean directs(UUID municipalityId, String regionCode) {
    return jdbc.sql(
            """
            select exists (select from covenant c join covenant_party p using (covenant_id)
              where c.region_code = :region and c.ended_on is null
                and p.organisation_id = :org and p.kind = 'MUNICIPALITY')
            """)
        .param("region", regionCode)
        .param("org", municipalityId)
        .query(Boolean.class)
        .single();
  }

  /** Follows these events in order; returns the regions whose parties or promises changed. */
  public Set<String> follow(List<CovenantEvent> events) {
    Set<String> regions = new HashSet<>();
    for (CovenantEvent event : events) {
      if (event instanceof CovenantActivated activated && upsert(activated)) {
        replaceParties(activated.covenantId(), activated.parties());
        replaceQuotas(activated.covenantId(), activated.quotas());
        regions.add(region(activated));
      } else if (event instanceof CovenantEnded ended) {
        regions.addAll(end(ended));
      }
    }
    return regions;
  }

  /** A covenant may write its region with capitals; homes and rules never do. */
  private static String region(CovenantActivated covenant) {
    return covenant.regionCode().toLowerCase(Locale.ROOT);
  }

  private boolean upsert(CovenantActivated each) {
    return jdbc.sql(
                """
                insert into covenant
                  (covenant_id, version, name, region_code, municipality_id, valid_from,
                    valid_until)
                values (:id, :version, :name, :region, :municipality, :from, :until)
                on conflict (covenant_id) do update set version = excluded.version,
                  name = excluded.name, region_code = excluded.region_code,
                  municipality_id = excluded.municipality_id,
                  valid_from = excluded.valid_from, valid_until = excluded.valid_until
                where covenant.version < excluded.version
                """)
            .param("id", each.covenantId())
            .param("version", each.version())
            .param("name", each.name())
            .param("region", region(each))
            .param("municipality", each.municipalityId())
            .param("from", each.validFrom())
            .param("until", each.validUntil())
            .update()
        == 1;
  }

  private void replaceParties(UUID covenantId, List<Party> parties) {
    jdbc.sql("delete from covenant_party where covenant_id = :id").param("id", covenantId).update();
    batch.batchUpdate(
        "insert into covenant_party (covenant_id, organisation_id, kind) values (?, ?, ?)",
        parties.stream()
            .map(party -> new Object[] {covenantId, party.organisationId(), party.kind()})
            .toList());
  }

  private void replaceQuotas(UUID covenantId, List<Quota> quotas) {
    jdbc.sql("delete from covenant_quota where covenant_id = :id").param("id", covenantId).update();
    batch.batchUpdate(
        "insert into covenant_quota (covenant_id, corporation_id, year, homes) values (?, ?, ?, ?)",
        quotas.stream()
            .map(q -> new Object[] {covenantId, q.corporationId(), q.year(), q.homes()})
            .toList());
  }

  private List<String> end(CovenantEnded ended) {
    return jdbc.sql(
            "update covenant set ended_on = :on where covenant_id = :id returning region_code")
        .param("on", ended.endedOn())
        .param("id", ended.covenantId())
        .query(String.class)
        .list();
  }
}
