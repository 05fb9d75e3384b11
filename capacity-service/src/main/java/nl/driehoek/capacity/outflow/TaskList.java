package nl.driehoek.capacity.outflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.capacity.outflow.Decision.TaskKind;
import nl.driehoek.capacity.outflow.Decision.TaskOption;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What only a person can solve: kept until that person says that it is. */
final class TaskList {

  record Task(
      UUID id,
      UUID requestId,
      TaskKind kind,
      String role,
      UUID organisationId,
      Instant createdAt,
      @Nullable Instant doneAt,
      @Nullable TaskOption chosen) {

    /** What the person may choose from. */
    List<TaskOption> options() {
      return switch (kind) {
        case WITHDRAWAL_TOO_LATE -> List.of(TaskOption.values());
      };
    }
  }

  private static final String COLUMNS =
      """
      select id, request_id, kind, role, organisation_id, created_at, done_at, chosen
      from outflow_task
      """;

  private final JdbcClient client;

  TaskList(JdbcClient client) {
    this.client = client;
  }

  void add(Outflow outflow, Collection<TaskKind> kinds, Instant at) {
    for (TaskKind kind : kinds) {
      client
          .sql(
              """
              insert into outflow_task (id, request_id, kind, role, organisation_id, created_at)
              values (uuidv7(), ?, ?, ?, ?, ?)
              """)
          .params(
              outflow.id(),
              kind.name(),
              owner(kind),
              outflow.origin().careOrganisationId(),
              at.atOffset(ZoneOffset.UTC))
          .update();
    }
  }

  List<Task> of(Collection<UUID> requestIds) {
    return client
        .sql(COLUMNS + "where request_id = any (:ids) order by id")
        .param("ids", requestIds.toArray(UUID[]::new))
        .query(TaskList::row)
        .list();
  }

  /**
   * @param organisationId null for the tasks of all, as an auditor reads them
   */
  List<Task> list(@Nullable UUID organisationId, boolean open, @Nullable UUID after, int limit) {
    return client
        .sql(
            COLUMNS
                + (open ? "where done_at is null" : "where done_at is not null")
                + (organisationId == null ? "" : " and organisation_id = :organisation::uuid")
                + " and (:after::uuid is null or id > :after::uuid) order by id limit :limit")
        .param("organisation", organisationId)
        .param("after", after)
        .param("limit", limit)
        .query(TaskList::row)
        .list();
  }

  Optional<Task> find(UUID id, UUID organisationId) {
    return client
        .sql(COLUMNS + "where id = ? and organisation_id = ? for update")
        .params(id, organisationId)
        .query(TaskList::row)
        .optional();
  }

  void complete(
      UUID id,
      String subject,
      Instant at,
      @Nullable TaskOption chosen,
      byte @Nullable [] sealedNote) {
    client
        .sql(
            """
            update outflow_task
            set done_at = :at, done_by = :by, chosen = :chosen, sealed_note = :note
            where id = :id
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("by", subject)
        .param("chosen", chosen == null ? null : chosen.name())
        .param("note", sealedNote, java.sql.Types.BINARY)
        .param("id", id)
        .update();
  }

  private static String owner(TaskKind kind) {
    return switch (kind) {
      case WITHDRAWAL_TOO_LATE -> "mentor";
    };
  }

  private static Task row(ResultSet row, int number) throws SQLException {
    OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
    String chosen = row.getString("chosen");
    return new Task(
        row.getObject("id", UUID.class),
        row.getObject("request_id", UUID.class),
        TaskKind.valueOf(row.getString("kind")),
        row.getString("role"),
        row.getObject("organisation_id", UUID.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        done == null ? null : done.toInstant(),
        chosen == null ? null : TaskOption.valueOf(chosen));
  }
}
