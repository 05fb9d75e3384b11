package nl.driehoek.capacity.covenant;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantActivated;
import nl.driehoek.contracts.messages.CovenantEvent.CovenantEnded;
import nl.driehoek.platform.messaging.BatchHandler;
import nl.driehoek.platform.messaging.Received;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the newest version of each covenant, whatever order the events come in. */
final class JdbcCovenants implements Covenants, BatchHandler {

  private final JdbcClient client;
  private final JdbcTemplate template;

  JdbcCovenants(JdbcClient client, JdbcTemplate template) {
    this.client = client;
    this.template = template;
  }

  @Override
  public List<ActiveCovenant> activeFor(UUID careOrganisationId, LocalDate date) {
    return client
        .sql(
            """
            select c.id, c.version, c.municipality_id, c.region_code, c.valid_until,
                   c.readiness_working_days, c.urgency_working_days, c.care_working_days,
                   c.support_working_days, c.return_place_months
            from covenant c join covenant_party p on p.covenant_id = c.id
            where p.organisation_id = :organisation and p.kind = 'CARE_INSTITUTION'
              and :date between c.valid_from and c.valid_until
              and (c.ended_on is null or c.ended_on > :date)
            order by c.id
            """)
        .param("organisation", careOrganisationId)
        .param("date", date)
        .query(ActiveCovenant.class)
        .list();
  }

  @Override
  public void handle(List<Received<?>> batch) {
    for (Received<?> received : batch) {
      switch (received.body()) {
        case CovenantActivated activated -> activate(activated);
        case CovenantEnded ended -> end(ended);
        default -> throw new IllegalStateException("Not subscribed to " + received.type());
      }
    }
  }

  private void activate(CovenantActivated c) {
    int stored =
        client
            .sql(
                """
                insert into covenant (id, version, name, region_code, municipality_id, valid_from,
                  valid_until, readiness_working_days, urgency_working_days, care_working_days,
                  support_working_days, return_place_months)
                values (:id, :version, :name, :region, :municipality, :from, :until, :readiness,
                  :urgency, :care, :support, :months)
                on conflict (id) do update set version = excluded.version, name = excluded.name,
                  region_code = excluded.region_code, municipality_id = excluded.municipality_id,
                  valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                  readiness_working_days = excluded.readiness_working_days,
                  urgency_working_days = excluded.urgency_working_days,
                  care_working_days = excluded.care_working_days,
                  support_working_days = excluded.support_working_days,
                  return_place_months = excluded.return_place_months
                where covenant.version < excluded.version
                """)
            .param("id", c.covenantId())
            .param("version", c.version())
            .param("name", c.name())
            .param("region", c.regionCode())
            .param("municipality", c.municipalityId())
            .param("from", c.validFrom())
            .param("until", c.validUntil())
            .param("readiness", c.terms().readinessDecisionWorkingDays())
            .param("urgency", c.terms().urgencyDecisionWorkingDays())
            .param("care", c.terms().careGuaranteeWorkingDays())
            .param("support", c.terms().supportStartWorkingDays())
            .param("months", c.terms().returnPlaceMonths())
            .update();
    if (stored == 0) {
      return; // a newer version is known already
    }
    client.sql("delete from covenant_party where covenant_id = ?").param(c.covenantId()).update();
    template.batchUpdate(
        "insert into covenant_party (covenant_id, organisation_id, kind) values (?, ?, ?)",
        c.parties(),
        Math.max(1, c.parties().size()),
        (statement, party) -> {
          statement.setObject(1, c.covenantId());
          statement.setObject(2, party.organisationId());
          statement.setString(3, party.kind());
        });
  }

  private void end(CovenantEnded ended) {
    client
        .sql("update covenant set ended_on = ? where id = ?")
        .params(ended.endedOn(), ended.covenantId())
        .update();
  }
}
