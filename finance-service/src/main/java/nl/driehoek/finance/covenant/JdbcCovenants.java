package nl.driehoek.finance.covenant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.finance.ledger.Rows;
import nl.driehoek.finance.ledger.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcCovenants implements Covenants {
  private final JdbcClient jdbc;

  JdbcCovenants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<CovenantTerms> find(UUID covenantId) {
    return Optional.ofNullable(find(Set.of(covenantId)).get(covenantId));
  }

  @Override
  public Map<UUID, CovenantTerms> find(Collection<UUID> covenantIds) {
    if (covenantIds.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Set<UUID>> parties = new HashMap<>();
    jdbc.sql(
            "select covenant_id, organisation_id from covenant_party where covenant_id ="
                + " any(:ids::uuid[])")
        .param("ids", Rows.array(covenantIds))
        .query(
            row -> {
              parties
                  .computeIfAbsent(row.getObject(1, UUID.class), id -> new HashSet<>())
                  .add(row.getObject(2, UUID.class));
            });
    Map<UUID, List<Share>> shares = new HashMap<>();
    jdbc.sql(
            """
            select s.* from covenant_share s join covenant c using (covenant_id, version)
             where covenant_id = any(:ids::uuid[]) order by covenant_id, position
            """)
        .param("ids", Rows.array(covenantIds))
        .query(
            row -> {
              shares
                  .computeIfAbsent(
                      row.getObject("covenant_id", UUID.class), id -> new ArrayList<>())
                  .add(share(row));
            });
    Map<UUID, CovenantTerms> terms = new HashMap<>();
    jdbc.sql("select * from covenant where covenant_id = any(:ids::uuid[])")
        .param("ids", Rows.array(covenantIds))
        .query(
            row -> {
              UUID id = row.getObject("covenant_id", UUID.class);
              terms.put(
                  id,
                  new CovenantTerms(
                      id,
                      row.getInt("version"),
                      row.getString("name"),
                      row.getObject("municipality_id", UUID.class),
                      row.getObject("valid_from", LocalDate.class),
                      row.getObject("valid_until", LocalDate.class),
                      row.getObject("ended_on", LocalDate.class),
                      parties.getOrDefault(id, Set.of()),
                      shares.getOrDefault(id, List.of())));
            });
    return terms;
  }

  @Override
  public Map<Version, List<Share>> shares(Collection<Version> versions) {
    Rows asked = new Rows("covenant", "version");
    versions.forEach(version -> asked.add(version.covenantId(), version.version()));
    Map<Version, List<Share>> shares = new HashMap<>();
    versions.forEach(version -> shares.put(version, new ArrayList<>()));
    if (!asked.isEmpty()) {
      jdbc.sql(
              """
              select * from covenant_share
               where (covenant_id, version) in (select * from unnest(:covenant::uuid[], :version::int[]))
               order by covenant_id, version, position
              """)
          .params(asked.parameters())
          .query(
              row -> {
                Version version =
                    new Version(row.getObject("covenant_id", UUID.class), row.getInt("version"));
                shares.computeIfAbsent(version, v -> new ArrayList<>()).add(share(row));
              });
    }
    return shares;
  }

  private static Share share(ResultSet row) throws SQLException {
    return new Share(
        Task.valueOf(row.getString("pot")),
        row.getObject("organisation_id", UUID.class),
        row.getInt("basis_points"));
  }

  /** Takes a version over; an older one than is known changes nothing. */
  void activate(CovenantActivated event) {
    int taken =
        jdbc.sql(
                """
                insert into covenant (covenant_id, version, name, municipality_id, valid_from, valid_until)
                values (:id, :version, :name, :municipality, :from, :until)
                on conflict (covenant_id) do update set version = excluded.version, name = excluded.name,
                  municipality_id = excluded.municipality_id, valid_from = excluded.valid_from,
                  valid_until = excluded.valid_until
                 where covenant.version < excluded.version
                """)
            .param("id", event.covenantId())
            .param("version", event.version())
            .param("name", event.name())
            .param("municipality", event.municipalityId())
            .param("from", event.validFrom())
            .param("until", event.validUntil())
            .update();
    if (taken == 0) {
      return;
    }
    saveParties(event);
    saveShares(event);
  }

  private void saveParties(CovenantActivated event) {
    Rows parties = new Rows("organisation", "kind");
    event.parties().forEach(party -> parties.add(party.organisationId(), party.kind()));
    jdbc.sql("delete from covenant_party where covenant_id = ?").param(event.covenantId()).update();
    jdbc.sql(
            """
            insert into covenant_party (covenant_id, organisation_id, kind)
            select :id, * from unnest(:organisation::uuid[], :kind::text[]) on conflict do nothing
            """)
        .param("id", event.covenantId())
        .params(parties.parameters())
        .update();
  }

  private void saveShares(CovenantActivated event) {
    Rows shares = new Rows("position", "pot", "organisation", "points");
    int position = 0;
    for (var share : event.budgetShares()) {
      shares.add(++position, share.pot(), share.organisationId(), share.basisPoints());
    }
    if (!shares.isEmpty()) {
      jdbc.sql(
              """
              insert into covenant_share (covenant_id, version, position, pot, organisation_id, basis_points)
              select :id, :version, * from unnest(:position::int[], :pot::text[], :organisation::uuid[], :points::int[])
              """)
          .param("id", event.covenantId())
          .param("version", event.version())
          .params(shares.parameters())
          .update();
    }
  }

  void end(CovenantEnded event) {
    jdbc.sql("update covenant set ended_on = ? where covenant_id = ?")
        .params(event.endedOn(), event.covenantId())
        .update();
  }
}
