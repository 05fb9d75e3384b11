package nl.driehoek.housing.desk;

import java.util.List;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.DataUsesApi;
import nl.driehoek.housing.http.model.DataUse;
import nl.driehoek.housing.http.model.DataUsePage;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.audit.AuditEntry;
import nl.driehoek.platform.web.audit.AuditOrder;
import nl.driehoek.platform.web.audit.AuditTrail;
import nl.driehoek.platform.web.uses.DataUses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RestController;

/**
 * A resident reads who used the own data (NEN 7513; AVG art. 15): organisation and role, never the
 * name of the person who looked.
 */
@RestController
class DataUseController implements DataUsesApi {

  private final DataUses uses;
  private final JdbcClient jdbc;

  DataUseController(AuditTrail trail, JdbcClient jdbc) {
    this.uses = new DataUses(trail);
    this.jdbc = jdbc;
  }

  @Override
  public ResponseEntity<DataUsePage> listDataUses(
      @Nullable String sort, @Nullable String cursor, Integer limit) {
    Caller caller = Caller.current();
    caller.requireAny("resident");
    String key = Viewer.residentKey(caller);
    DataUses.Page page = uses.of(key, objects(key), AuditOrder.of(sort), cursor, limit);
    return ResponseEntity.ok(
        new DataUsePage()
            .items(page.items().stream().map(DataUseController::view).toList())
            .next(page.next()));
  }

  /** Candidacies, offers and tenancies of this resident: what is changed names these only. */
  private List<UUID> objects(String residentKey) {
    return jdbc.sql(
            """
            with mine as (select request_id from candidacy where resident_key = ?)
            select request_id from mine
            union all select o.offer_id from offer o join mine using (request_id)
            union all select t.tenancy_id from tenancy t join mine using (request_id)
            """)
        .param(residentKey)
        .query(UUID.class)
        .list();
  }

  private static DataUse view(AuditEntry entry) {
    return new DataUse()
        .at(entry.at())
        .action(entry.action())
        ._object(entry.object())
        .processing(entry.processingActivity())
        .purpose(entry.purpose())
        .roles(entry.roles())
        .organisationId(entry.organisationId())
        .onYourBehalf(entry.onBehalfOf() != null);
  }
}
