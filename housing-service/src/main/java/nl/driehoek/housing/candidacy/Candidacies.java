package nl.driehoek.housing.candidacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Candidacies with their journal; what is saved is said, in the same transaction. */
@Repository
public class Candidacies {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final Outbox outbox;
  private final Clock clock;

  Candidacies(JdbcClient jdbc, JdbcTemplate batch, Outbox outbox, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.outbox = outbox;
    this.clock = clock;
  }

  public Optional<Candidacy> find(UUID requestId) {
    return Optional.ofNullable(find(List.of(requestId)).get(requestId));
  }

  /** By request, in one query. */
  public Map<UUID, Candidacy> find(Collection<UUID> requestIds) {
    Map<UUID, Candidacy> found = new HashMap<>();
    jdbc.sql("select * from candidacy where request_id = any(:ids)")
        .param("ids", requestIds.toArray(UUID[]::new))
        .query(Candidacies::row)
        .list()
        .forEach(each -> found.put(each.requestId(), each));
    return found;
  }

  /**
   * Writes the states first, then the journal, then the events: in this order, all or nothing.
   *
   * @throws OptimisticLockingFailureException when a row has changed since it was read
   */
  public void save(List<CandidacyChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    List<CandidacyChange> fresh = changes.stream().filter(each -> each.expected() == 0).toList();
    List<CandidacyChange> known = changes.stream().filter(each -> each.expected() > 0).toList();
    insert(fresh);
    update(known);
    journal(changes);
    outbox.append(messages(changes));
  }

  private void insert(List<CandidacyChange> changes) {
    batch.batchUpdate(
        """
        insert into candidacy (attempt, stage, entered, covenant_id, region_code,
          care_organisation_id, resident_key, refusals_counted, offer_id, tenancy_id, key_date,
          blocked_until, reason, entered_at, version, request_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        changes.stream().map(each -> columns(each).toArray()).toList());
  }

  private void update(List<CandidacyChange> changes) {
    int[] counts =
        batch.batchUpdate(
            """
            update candidacy set attempt = ?, stage = ?, entered = ?, covenant_id = ?,
              region_code = ?, care_organisation_id = ?, resident_key = ?, refusals_counted = ?,
              offer_id = ?, tenancy_id = ?, key_date = ?, blocked_until = ?, reason = ?,
              entered_at = ?, version = ?
            where request_id = ? and version = ?
            """,
            changes.stream()
                .map(
                    each -> {
                      List<@Nullable Object> columns = columns(each);
                      columns.add(each.expected());
                      return columns.toArray();
                    })
                .toList());
    for (int count : counts) {
      if (count != 1) {
        throw new OptimisticLockingFailureException("a candidacy has changed meanwhile");
      }
    }
  }

  private List<@Nullable Object> columns(CandidacyChange change) {
    Candidacy next = change.next();
    Course course = next.course();
    List<@Nullable Object> columns = new ArrayList<>();
    columns.add(next.attempt());
    columns.add(next.stage().code());
    columns.add(course != null);
    columns.add(course == null ? null : course.covenantId());
    columns.add(course == null ? null : course.regionCode());
    columns.add(course == null ? null : course.careOrganisationId());
    columns.add(course == null ? null : course.residentKey());
    columns.add(course == null ? 0 : course.refusalsCounted());
    columns.add(offerOf(next.stage()));
    columns.add(next.stage() instanceof Stage.Housed housed ? housed.tenancyId() : null);
    columns.add(next.stage() instanceof Stage.Housed housed ? housed.keyDate() : null);
    columns.add(next.stage() instanceof Stage.Lapsed lapsed ? lapsed.blockedUntil() : null);
    columns.add(next.stage() instanceof Stage.Released released ? released.reason() : null);
    columns.add((course == null ? clock.instant() : course.enteredAt()).atOffset(ZoneOffset.UTC));
    columns.add(next.version());
    columns.add(next.requestId());
    return columns;
  }

  private static @Nullable UUID offerOf(Stage stage) {
    return switch (stage) {
      case Stage.Offered offered -> offered.offerId();
      case Stage.Accepted accepted -> accepted.offerId();
      case Stage.Housed housed -> housed.offerId();
      case Stage.Waiting w -> null;
      case Stage.Released r -> null;
      case Stage.Lapsed l -> null;
    };
  }

  private void journal(List<CandidacyChange> changes) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (CandidacyChange change : changes) {
      long version = change.next().version() - change.steps().size();
      for (CandidacyChange.Step step : change.steps()) {
        version++;
        rows.add(
            new @Nullable Object[] {
              change.next().requestId(),
              version,
              step.event().attempt(),
              now,
              step.stage(),
              step.cause(),
              step.publicationId()
            });
      }
    }
    batch.batchUpdate(
        """
        insert into candidacy_journal (request_id, version, attempt, at, stage,
          cause, publication_id)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        rows);
  }

  /** What is said of the changes: the sequence of each step is the version after it. */
  static List<Outgoing> messages(List<CandidacyChange> changes) {
    List<Outgoing> messages = new ArrayList<>();
    for (CandidacyChange change : changes) {
      long sequence = change.next().version() - change.steps().size();
      for (CandidacyChange.Step step : change.steps()) {
        sequence++;
        messages.add(
            new Outgoing(step.event(), sequence, change.next().requestId(), change.causationId()));
      }
    }
    return messages;
  }

  private static Candidacy row(ResultSet rs, int row) throws SQLException {
    UUID requestId = rs.getObject("request_id", UUID.class);
    int attempt = rs.getInt("attempt");
    return new Candidacy(
        requestId, attempt, course(rs, requestId, attempt), stage(rs), rs.getLong("version"));
  }

  private static @Nullable Course course(ResultSet rs, UUID requestId, int attempt)
      throws SQLException {
    if (!rs.getBoolean("entered")) {
      return null;
    }
    return new Course(
        requestId,
        attempt,
        rs.getObject("covenant_id", UUID.class),
        rs.getString("region_code"),
        rs.getObject("care_organisation_id", UUID.class),
        rs.getString("resident_key"),
        rs.getInt("refusals_counted"),
        rs.getObject("entered_at", OffsetDateTime.class).toInstant());
  }

  private static Stage stage(ResultSet rs) throws SQLException {
    UUID offerId = rs.getObject("offer_id", UUID.class);
    return switch (rs.getString("stage")) {
      case "WAITING" -> new Stage.Waiting();
      case "OFFERED" -> new Stage.Offered(offerId);
      case "ACCEPTED" -> new Stage.Accepted(offerId);
      case "HOUSED" ->
          new Stage.Housed(
              offerId,
              rs.getObject("tenancy_id", UUID.class),
              rs.getObject("key_date", LocalDate.class));
      case "RELEASED" -> new Stage.Released(rs.getString("reason"));
      case "LAPSED" -> new Stage.Lapsed(rs.getObject("blocked_until", LocalDate.class));
      default -> throw new IllegalStateException("unknown stage " + rs.getString("stage"));
    };
  }
}
