package nl.driehoek.platform.web.sample;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A service as small as can be, whose every failure can be asked for. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class SampleService {

  /** What the controller has seen, for tests to look at. */
  public static final class Seen {
    public final AtomicInteger made = new AtomicInteger();
    public final AtomicInteger afterCommit = new AtomicInteger();
    public final AtomicReference<CountDownLatch> holdUntil =
        new AtomicReference<>(new CountDownLatch(0));
    public final AtomicReference<CountDownLatch> entered =
        new AtomicReference<>(new CountDownLatch(1));
  }

  @Bean
  Seen seen() {
    return new Seen();
  }

  record Size(int width) {}

  record Thing(
      UUID id,
      String name,
      long amountCents,
      @Nullable Long count,
      @Nullable Size size,
      @Nullable List<String> tags) {}

  @RestController
  static class Things {
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Seen seen;

    Things(JdbcClient jdbc, Audit audit, Seen seen) {
      this.jdbc = jdbc;
      this.audit = audit;
      this.seen = seen;
    }

    @GetMapping("/v1/things")
    Map<String, Object> list(@RequestParam(defaultValue = "50") int limit) {
      return Map.of("items", jdbc.sql("select name from thing").query(String.class).list());
    }

    @GetMapping("/v1/things/newest")
    Map<String, Object> newest() {
      return Map.of("name", "newest");
    }

    @GetMapping("/v1/things/{thingId}")
    ResponseEntity<Map<String, Object>> get(@PathVariable UUID thingId) {
      String name =
          jdbc.sql("select name from thing where id = ?")
              .param(thingId)
              .query(String.class)
              .optional()
              .orElseThrow(ProblemException::notFound);
      audit.read("thing", thingId, "pseudonym", "to look at it");
      return ResponseEntity.ok().eTag(Versions.etag(1)).body(Map.of("name", name));
    }

    @PostMapping("/v1/things")
    ResponseEntity<Map<String, Object>> make(@RequestBody Thing thing) throws Exception {
      Caller.current().requireAny("planner", "mentor");
      seen.made.incrementAndGet();
      jdbc.sql("insert into thing (id, name) values (?, ?)")
          .params(thing.id(), thing.name())
          .update();
      audit.changed("thing", thing.id(), "made", "ok");
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              seen.afterCommit.incrementAndGet();
            }
          });
      seen.entered.get().countDown();
      seen.holdUntil.get().await();
      return ResponseEntity.created(URI.create("/v1/things/" + thing.id()))
          .eTag(Versions.etag(1))
          .body(
              Map.of(
                  "id", thing.id(), "number", seen.made.get(), "amountCents", thing.amountCents()));
    }

    @PutMapping("/v1/things/{thingId}")
    ResponseEntity<Void> change(
        @PathVariable UUID thingId,
        @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
        @RequestBody Thing thing) {
      int changed =
          jdbc.sql("update thing set name = ?, version = version + 1 where id = ? and version = ?")
              .params(thing.name(), thingId, Versions.expected(ifMatch))
              .update();
      if (changed == 0) {
        throw Versions.stale();
      }
      return ResponseEntity.noContent().build();
    }

    @PostMapping("/v1/things/{thingId}/failures/{failure}")
    ResponseEntity<Void> fail(@PathVariable UUID thingId, @PathVariable String failure) {
      jdbc.sql("insert into thing (id, name) values (?, ?)")
          .params(thingId, "half of " + failure)
          .update();
      audit.changed("thing", thingId, "fail", failure);
      switch (failure) {
        case "bug" -> throw new IllegalStateException("secret 999993653 in select * from thing");
        case "conflict" -> throw ProblemException.conflict("thing-is-stuck", "noon");
        case "twice" ->
            jdbc.sql("insert into thing (id, name) values (?, 'x')").param(thingId).update();
        case "version" -> throw new OptimisticLockingFailureException("row 7 of thing");
        case "sql" -> jdbc.sql("select nonsense from nowhere").query().listOfRows();
        case "killed" ->
            jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query().listOfRows();
        default -> throw ProblemException.notFound();
      }
      return ResponseEntity.noContent().build();
    }
  }
}
