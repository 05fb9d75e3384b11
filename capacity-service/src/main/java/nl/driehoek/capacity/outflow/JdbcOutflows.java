package nl.driehoek.capacity.outflow;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.Line;
import nl.driehoek.capacity.place.FreedPlaces;
import nl.driehoek.capacity.vault.Vault;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Requests in one table, their journal in another; batches end to end. */
final class JdbcOutflows implements Outflows {

  private static final JsonMapper JSON = JsonMapper.shared();

  private record Written(Outflow outflow, long versionBefore) {}

  private final JdbcClient client;
  private final JdbcTemplate template;
  private final FreedPlaces places;
  private final TaskList tasks;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final Vault vault;

  JdbcOutflows(
      JdbcClient client,
      JdbcTemplate template,
      FreedPlaces places,
      TaskList tasks,
      Deadlines deadlines,
      Outbox outbox,
      Vault vault) {
    this.client = client;
    this.template = template;
    this.places = places;
    this.tasks = tasks;
    this.deadlines = deadlines;
    this.outbox = outbox;
    this.vault = vault;
  }

  @Override
  public Map<UUID, Outflow> lock(Collection<UUID> ids) {
    Map<UUID, Outflow> found = new HashMap<>();
    client
        .sql(
            """
            select version, course from outflow_request
            where id = any (:ids) and course is not null
            order by id for update
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) -> read(row.getString("course"), row.getLong("version")))
        .list()
        .forEach(outflow -> found.put(outflow.id(), outflow));
    return found;
  }

  /** The request as its row has it; the row's version counts. */
  static Outflow read(String course, long version) {
    Outflow outflow = JSON.readValue(course, Outflow.class);
    return outflow.numbered(version, outflow.sequence());
  }

  @Override
  public void save(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Map<UUID, Written> last = new LinkedHashMap<>();
    for (Change change : changes) {
      Outflow outflow = change.accepted().outflow();
      last.merge(
          outflow.id(),
          new Written(outflow, change.versionBefore()),
          (first, next) -> new Written(next.outflow(), first.versionBefore()));
    }
    writeRequests(List.copyOf(last.values()));
    writeJournal(changes);
    List<FreedPlaces.Caused> moves = new ArrayList<>();
    List<Outgoing> messages = new ArrayList<>();
    for (Change change : changes) {
      var accepted = change.accepted();
      tasks.add(accepted.outflow(), accepted.tasks(), change.at());
      setTerms(change);
      accepted
          .places()
          .forEach(place -> moves.add(new FreedPlaces.Caused(place, change.causationId())));
      messages.addAll(messages(change));
    }
    outbox.append(messages);
    places.apply(moves);
  }

  private void setTerms(Change change) {
    UUID id = change.accepted().outflow().id();
    change
        .accepted()
        .terms()
        .forEach(
            (term, moment) ->
                moment.ifPresentOrElse(
                    due -> deadlines.set(term.kind(), id, due),
                    () -> deadlines.clear(term.kind(), id)));
  }

  /**
   * What is said of a change: the sequence is that of the journal line that it tells or follows.
   */
  static List<Outgoing> messages(Change change) {
    List<Outgoing> messages = new ArrayList<>();
    Outflow outflow = change.accepted().outflow();
    for (Line line : change.accepted().journal()) {
      messages.add(new Outgoing(line.event(), line.sequence(), outflow.id(), change.causationId()));
    }
    for (var command : change.accepted().commands()) {
      messages.add(new Outgoing(command, outflow.sequence(), outflow.id(), change.causationId()));
    }
    return messages;
  }

  private void writeRequests(List<Written> written) {
    int[][] updated =
        template.batchUpdate(
            """
            update outflow_request set version = ?, sequence = ?, state = ?, attempt = ?,
              covenant_id = ?, municipality_id = ?, filed_on = ?, quota = ?, home = ?, money = ?,
              place_freed_on = ?, unit_id = ?, turn_role = ?, turn_organisation_id = ?,
              turn_due = ?, course = ?::jsonb
            where id = ? and version = ?
            """,
            written,
            written.size(),
            JdbcOutflows::bind);
    for (int[] batch : updated) {
      for (int rows : batch) {
        if (rows != 1) {
          throw new OptimisticLockingFailureException("A request was changed in between");
        }
      }
    }
  }

  private static void bind(PreparedStatement statement, Written written) throws SQLException {
    Outflow o = written.outflow();
    Turn turn = Turn.of(o);
    Home.Tenancy tenancy = o.home().tenancy();
    Home.Offer offer = o.home().offer();
    statement.setLong(1, o.version());
    statement.setLong(2, o.sequence());
    statement.setString(3, o.state().name());
    statement.setInt(4, o.attempt());
    statement.setObject(5, o.agreement().covenantId());
    statement.setObject(6, o.agreement().municipalityId());
    statement.setObject(7, o.filing().filedOn());
    statement.setString(8, o.quota().state().name());
    statement.setString(9, o.home().state().name());
    statement.setString(10, o.money().state().name());
    statement.setObject(11, o.placeFreedOn());
    statement.setObject(
        12, tenancy != null ? tenancy.unitId() : offer == null ? null : offer.unitId());
    statement.setString(13, turn.role());
    statement.setObject(14, turn.organisationId());
    statement.setObject(15, turn.until());
    statement.setString(16, JSON.writeValueAsString(o));
    statement.setObject(17, o.id());
    statement.setLong(18, written.versionBefore());
  }

  private byte @Nullable [] seal(UUID requestId, @Nullable String said) {
    return said == null
        ? null
        : vault.seal(reasonOf(requestId), said.getBytes(StandardCharsets.UTF_8));
  }

  /** What a sealed reason of the journal belongs to. */
  static String reasonOf(UUID requestId) {
    return "outflow-reason/" + requestId;
  }

  private void writeJournal(List<Change> changes) {
    record Entry(Change change, Line line) {}
    List<Entry> entries =
        changes.stream()
            .flatMap(c -> c.accepted().journal().stream().map(line -> new Entry(c, line)))
            .toList();
    template.batchUpdate(
        """
        insert into outflow_journal (request_id, sequence, at, step, state, attempt, reason,
          own_reason_sealed, actor_role, actor_organisation_id, actor_subject, rule_set_version,
          causation_id, words_sealed)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entries,
        Math.max(1, entries.size()),
        (statement, entry) -> {
          Line line = entry.line();
          Actor actor = entry.change().actor();
          statement.setObject(1, entry.change().accepted().outflow().id());
          statement.setLong(2, line.sequence());
          statement.setObject(3, entry.change().at().atOffset(ZoneOffset.UTC));
          statement.setString(4, line.step().name());
          statement.setString(5, line.state().name());
          statement.setInt(6, line.attempt());
          statement.setString(7, line.reason());
          UUID id = entry.change().accepted().outflow().id();
          statement.setBytes(8, seal(id, line.ownReason()));
          statement.setBytes(14, seal(id, line.words()));
          statement.setString(9, actor.role());
          statement.setObject(10, actor.organisationId());
          statement.setString(11, actor.subject());
          statement.setString(12, line.ruleSetVersion());
          statement.setObject(13, entry.change().causationId());
        });
  }
}
