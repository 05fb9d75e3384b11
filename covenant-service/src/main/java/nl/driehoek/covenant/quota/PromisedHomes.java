package nl.driehoek.covenant.quota;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.CovenantText.Party;
import nl.driehoek.covenant.text.CovenantText.PartyKind;
import nl.driehoek.covenant.text.CovenantText.Quota;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes over what a signed text promises. Call it in the transaction that brings the text into
 * force.
 */
@Component
public class PromisedHomes {

  private final JdbcClient jdbc;

  PromisedHomes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Homes reserved or delivered by year, locked until the end of the transaction. */
  public Map<Integer, Integer> inUse(UUID covenantId) {
    return jdbc
        .sql(
            """
            select year, reserved + delivered as used from quota_year
            where covenant_id = :covenant order by year for update
            """)
        .param("covenant", covenantId)
        .query((row, _) -> Map.entry(row.getInt("year"), row.getInt("used")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** From now on these homes are promised; what was reserved and delivered stays. */
  public void promise(UUID covenantId, CovenantText text) {
    covenant(covenantId, text);
    Integer[] years = text.quotas().stream().map(Quota::year).distinct().toArray(Integer[]::new);
    years(covenantId, text, List.of(years));
    corporations(covenantId, text);
  }

  /**
   * The covenant is over: nothing is reserved any more; what was reserved may still be delivered.
   */
  public void end(UUID covenantId) {
    jdbc.sql("update quota_covenant set ended = true where covenant_id = :covenant")
        .param("covenant", covenantId)
        .update();
  }

  private void covenant(UUID covenantId, CovenantText text) {
    UUID[] careOrganisations =
        text.parties().stream()
            .filter(
                party ->
                    party.kind() == PartyKind.CARE_INSTITUTION
                        || party.kind() == PartyKind.INFORMAL)
            .map(Party::organisationId)
            .toArray(UUID[]::new);
    jdbc.sql(
            """
            insert into quota_covenant (covenant_id, care_organisation_ids)
              values (:covenant, :care)
            on conflict (covenant_id) do update
              set care_organisation_ids = excluded.care_organisation_ids
            """)
        .param("covenant", covenantId)
        .param("care", careOrganisations)
        .update();
  }

  private void years(UUID covenantId, CovenantText text, List<Integer> years) {
    jdbc.sql(
            """
            insert into quota_year (covenant_id, year, promised)
            select :covenant, year, promised
            from unnest(:years::int[], :homes::int[]) q (year, promised)
            on conflict (covenant_id, year) do update set promised = excluded.promised
            """)
        .param("covenant", covenantId)
        .param("years", years.toArray(Integer[]::new))
        .param("homes", years.stream().map(text::promisedHomes).toArray(Integer[]::new))
        .update();
    jdbc.sql(
            """
            update quota_year set promised = 0
            where covenant_id = :covenant and year <> all (:years::int[])
            """)
        .param("covenant", covenantId)
        .param("years", years.toArray(Integer[]::new))
        .update();
  }

  private void corporations(UUID covenantId, CovenantText text) {
    jdbc.sql("update quota_corporation set promised = 0 where covenant_id = :covenant")
        .param("covenant", covenantId)
        .update();
    List<Quota> quotas = text.quotas();
    jdbc.sql(
            """
            insert into quota_corporation (covenant_id, year, corporation_id, promised)
            select :covenant, year, corporation_id, promised
            from unnest(:years::int[], :corporations::uuid[], :homes::int[])
              q (year, corporation_id, promised)
            on conflict (covenant_id, year, corporation_id) do update
              set promised = excluded.promised
            """)
        .param("covenant", covenantId)
        .param("years", quotas.stream().map(Quota::year).toArray(Integer[]::new))
        .param("corporations", quotas.stream().map(Quota::corporationId).toArray(UUID[]::new))
        .param("homes", quotas.stream().map(Quota::homes).toArray(Integer[]::new))
        .update();
  }
}
