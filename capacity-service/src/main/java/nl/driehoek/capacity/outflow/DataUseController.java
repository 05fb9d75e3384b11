package nl.driehoek.capacity.outflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.capacity.http.DataUsesApi;
import nl.driehoek.capacity.http.model.DataUse;
import nl.driehoek.capacity.http.model.DataUsePage;
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
 * name of the colleague.
 */
@RestController
class DataUseController implements DataUsesApi {

  private final DataUses uses;
  private final JdbcClient client;

  DataUseController(AuditTrail trail, JdbcClient client) {
    this.uses = new DataUses(trail);
    this.client = client;
  }

  /**
   * @param pseudonym by which the audit trail knows the resident
   * @param objects that are about this resident only
   */
  private record Own(String pseudonym, List<UUID> objects) {}

  @Override
  public ResponseEntity<DataUsePage> listDataUses(
      @Nullable String sort, @Nullable String cursor, @Nullable Integer limit) {
    AuditOrder order = AuditOrder.of(sort);
    Caller caller = Caller.current();
    caller.requireAny("resident");
    DataUses.Page page =
        own(caller.subject())
            .map(own -> uses.of(own.pseudonym(), own.objects(), order, cursor, limit))
            .orElseGet(() -> uses.of(null, List.of(), order, cursor, limit));
    return ResponseEntity.ok(
        new DataUsePage()
            .items(page.items().stream().map(DataUseController::view).toList())
            .next(page.next()));
  }

  private Optional<Own> own(String subject) {
    return client
        .sql(
            """
            select r.pseudonym, array(
              select r.id
              union all select p.id from place_period p where p.resident_id = r.id
              union all select q.id from outflow_request q where q.resident_id = r.id
              union all select o.id from objection o
                join outflow_request q on q.id = o.request_id where q.resident_id = r.id
              union all select t.id from outflow_task t
                join outflow_request q on q.id = t.request_id where q.resident_id = r.id) as objects
            from resident r where r.subject = ?
            """)
        .param(subject)
        .query(
            (row, number) ->
                new Own(
                    Objects.requireNonNull(row.getString("pseudonym")),
                    List.of((UUID[]) row.getArray("objects").getArray())))
        .optional();
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
