package nl.driehoek.capacity.outflow;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.capacity.vault.Vault;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Objections, kept until they are answered; their words are sealed, bound to their row. */
final class ObjectionList {

  /** As it was made, and its answer once there is one. */
  record Objection(
      UUID id,
      UUID requestId,
      UUID municipalityId,
      Against against,
      @Nullable LocalDate decidedOn,
      LocalDate madeOn,
      @Nullable LocalDate lastDay,
      boolean onBehalf,
      LocalDate due,
      String words,
      @Nullable String whyLate,
      @Nullable String outcome,
      @Nullable LocalDate answeredOn,
      @Nullable String answer) {

    boolean late() {
      return lastDay != null && madeOn.isAfter(lastDay);
    }
  }

  /** Who took the decision, and when. */
  record Decided(LocalDate on, @Nullable String subject) {}

  private static final String COLUMNS =
      """
      select o.* from objection o join outflow_request r on r.id = o.request_id
      join resident p on p.id = r.resident_id where\s\
      """;

  private final JdbcClient client;
  private final Vault vault;

  ObjectionList(JdbcClient client, Vault vault) {
    this.client = client;
    this.vault = vault;
  }

  /** The last such decision about the request, by the journal. */
  Optional<Decided> decided(UUID requestId, Against against) {
    return client
        .sql(
            """
            select at, actor_subject from outflow_journal
            where request_id = :request and step = any (:steps) order by sequence desc limit 1
            """)
        .param("request", requestId)
        .param("steps", against.steps().toArray(String[]::new))
        .query(
            (row, number) ->
                new Decided(
                    BusinessDates.on(row.getObject("at", OffsetDateTime.class).toInstant()),
                    row.getString("actor_subject")))
        .optional();
  }

  void add(Objection made) {
    client
        .sql(
            """
            insert into objection (id, request_id, municipality_id, against, decided_on, made_on,
              last_day, on_behalf, due, sealed_words, sealed_why_late)
            values (:id, :request, :municipality, :against, :decided, :made, :last, :behalf, :due,
              :words, :late)
            """)
        .param("id", made.id())
        .param("request", made.requestId())
        .param("municipality", made.municipalityId())
        .param("against", made.against().name())
        .param("decided", made.decidedOn(), Types.DATE)
        .param("made", made.madeOn())
        .param("last", made.lastDay(), Types.DATE)
        .param("behalf", made.onBehalf())
        .param("due", made.due())
        .param("words", seal(made.id(), "words", made.words()), Types.BINARY)
        .param("late", seal(made.id(), "late", made.whyLate()), Types.BINARY)
        .update();
  }

  boolean hasOpen(UUID requestId, Against against) {
    return client
        .sql(
            "select exists (select from objection where request_id = ? and against = ?"
                + " and outcome is null)")
        .params(requestId, against.name())
        .query(Boolean.class)
        .single();
  }

  Optional<Objection> locked(UUID id, UUID requestId) {
    return client
        .sql("select * from objection where id = ? and request_id = ? for update")
        .params(id, requestId)
        .query(this::row)
        .optional();
  }

  void answer(UUID id, String outcome, String answer, LocalDate on) {
    client
        .sql(
            """
            update objection set outcome = :outcome, answered_on = :on, sealed_answer = :answer
            where id = :id
            """)
        .param("outcome", outcome)
        .param("on", on)
        .param("answer", seal(id, "answer", answer), Types.BINARY)
        .param("id", id)
        .update();
  }

  List<Objection> ofRequest(UUID requestId, @Nullable UUID after, int limit) {
    return client
        .sql(
            """
            select * from objection
            where request_id = :request and (:after::uuid is null or id > :after::uuid)
            order by id limit :limit
            """)
        .param("request", requestId)
        .param("after", after)
        .param("limit", limit)
        .query(this::row)
        .list();
  }

  List<Objection> list(OutflowViewer viewer, boolean open, @Nullable UUID after, int limit) {
    return client
        .sql(
            COLUMNS
                + (open ? "o.outcome is null" : "o.outcome is not null")
                + " and (:after::uuid is null or o.id > :after::uuid)"
                + " and"
                + viewer.sql()
                + " order by o.id limit :limit")
        .param("after", after)
        .param("limit", limit)
        .params(viewer.params())
        .query(this::row)
        .list();
  }

  /** Of these, those without an answer. */
  List<Objection> unanswered(List<UUID> ids) {
    return client
        .sql("select * from objection where id = any (:ids) and outcome is null order by id")
        .param("ids", ids.toArray(UUID[]::new))
        .query(this::row)
        .list();
  }

  private byte @Nullable [] seal(UUID id, String part, @Nullable String text) {
    return text == null
        ? null
        : vault.seal(belongsTo(id, part), text.getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String open(UUID id, String part, byte @Nullable [] sealed) {
    return sealed == null
        ? null
        : new String(vault.open(belongsTo(id, part), sealed), StandardCharsets.UTF_8);
  }

  private static String belongsTo(UUID id, String part) {
    return "objection/" + id + "/" + part;
  }

  private Objection row(ResultSet row, int number) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Objection(
        id,
        row.getObject("request_id", UUID.class),
        row.getObject("municipality_id", UUID.class),
        Against.valueOf(row.getString("against")),
        row.getObject("decided_on", LocalDate.class),
        row.getObject("made_on", LocalDate.class),
        row.getObject("last_day", LocalDate.class),
        row.getBoolean("on_behalf"),
        row.getObject("due", LocalDate.class),
        Objects.requireNonNull(open(id, "words", row.getBytes("sealed_words"))),
        open(id, "late", row.getBytes("sealed_why_late")),
        row.getString("outcome"),
        row.getObject("answered_on", LocalDate.class),
        open(id, "answer", row.getBytes("sealed_answer")));
  }
}
