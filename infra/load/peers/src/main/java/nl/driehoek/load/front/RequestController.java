package nl.driehoek.load.front;

import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.load.seam.Accepting;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Files a request and tells what became of it, to mentors of the same organisation. */
@RestController
class RequestController {

  /** As the contract describes it. */
  record NewRequest(
      UUID id,
      UUID residentId,
      int household,
      String municipality,
      LocalDate neededFrom,
      @Nullable String note) {}

  /** As the contract describes it. */
  record Request(UUID id, String state) {}

  private final JdbcClient jdbc;
  private final Accepting pipeline;
  private final Audit audit;

  RequestController(JdbcClient jdbc, Accepting pipeline, Audit audit) {
    this.jdbc = jdbc;
    this.pipeline = pipeline;
    this.audit = audit;
  }

  @PostMapping("/v1/requests")
  @Transactional
  public ResponseEntity<Request> file(@RequestBody NewRequest body) {
    Caller caller = Caller.current();
    caller.requireAny("mentor");
    jdbc.sql(
            """
            insert into request
              (id, organisation, resident, household, municipality, needed_from, note)
            values (:id, :organisation, :resident, :household, :municipality, :neededFrom, :note)
            """)
        .param("id", body.id())
        .param("organisation", caller.organisationId())
        .param("resident", body.residentId())
        .param("household", body.household())
        .param("municipality", body.municipality())
        .param("neededFrom", body.neededFrom())
        .param("note", body.note())
        .update();
    pipeline.accept(body.id());
    audit.changed("request", body.id(), "FILE", "FILED");
    return ResponseEntity.created(URI.create("/v1/requests/" + body.id()))
        .body(new Request(body.id(), "FILED"));
  }

  /** Nothing about a person, hence no row of the audit trail. */
  @GetMapping("/v1/requests/{requestId}")
  public Request state(@PathVariable("requestId") UUID id) {
    Caller caller = Caller.current();
    caller.requireAny("mentor");
    return jdbc.sql("select placed from request where id = :id and organisation = :organisation")
        .param("id", id)
        .param("organisation", caller.organisationId())
        .query(Boolean.class)
        .optional()
        .map(placed -> new Request(id, placed ? "PLACED" : "FILED"))
        .orElseThrow(ProblemException::notFound);
  }
}
