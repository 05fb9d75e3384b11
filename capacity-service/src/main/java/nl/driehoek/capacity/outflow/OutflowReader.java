package nl.driehoek.capacity.outflow;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.capacity.outflow.RequestOrder.After;
import nl.driehoek.capacity.vault.Vault;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests as a viewer may see them; the narrowing is in the query, never after it. */
final class OutflowReader {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * A request, a draft or filed.
   *
   * @param outflow null for what was never filed
   */
  record Row(
      UUID id,
      long version,
      OutflowState state,
      Origin origin,
      String pseudonym,
      byte[] sealed,
      @Nullable Outflow outflow) {}

  record Asked(
      @Nullable String state,
      @Nullable Boolean overdue,
      boolean mine,
      List<String> roles,
      UUID organisationId,
      @Nullable UUID covenantId,
      @Nullable LocalDate changedSince,
      LocalDate today) {}

  record JournalRow(
      long sequence,
      Instant at,
      String step,
      OutflowState state,
      int attempt,
      @Nullable String reason,
      @Nullable String ownReason,
      @Nullable String words,
      Actor actor,
      String ruleSetVersion) {}

  private static final String COLUMNS =
      """
      select r.id, r.version, r.state, r.care_organisation_id, r.resident_id, r.stay_id,
             r.place_id, p.pseudonym, r.sealed, r.course, r.turn_due
      from outflow_request r join resident p on p.id = r.resident_id
      where\s\
      """;

  /** Found by the journal first, whatever the order: that is as much as happens in some days. */
  private static final String CHANGED =
      """
       r.id = any (array(
        select request_id from outflow_journal where at >= :changedFrom::timestamptz)) and\
      """;

  private final JdbcClient client;
  private final Vault vault;

  OutflowReader(JdbcClient client, Vault vault) {
    this.client = client;
    this.vault = vault;
  }

  Optional<Row> find(UUID id, OutflowViewer viewer) {
    return client
        .sql(COLUMNS + "r.id = :id and" + viewer.sql())
        .param("id", id)
        .params(viewer.params())
        .query(OutflowReader::row)
        .optional();
  }

  /** A page; what is asked of the turn or of a request under way looks at live requests only. */
  List<Row> list(
      Asked asked, OutflowViewer viewer, RequestOrder order, @Nullable After after, int limit) {
    String asks = asks(asked) + viewer.sql();
    return client
        .sql(
            order.isOfTurn() && !ofLive(asked)
                ? order.inTwo(COLUMNS, asks, after)
                : COLUMNS
                    + (after == null ? "" : order.condition())
                    + asks
                    + order.orderBy()
                    + " limit :limit")
        .param("afterDay", after == null ? null : after.day())
        .param("afterId", after == null ? null : after.id())
        .param("state", asked.state())
        .param("covenant", asked.covenantId())
        .param("overdue", asked.overdue())
        .param("today", asked.today())
        .param("changedFrom", asked.changedSince() == null ? null : startOf(asked.changedSince()))
        .param("roles", asked.roles().toArray(String[]::new))
        .param("organisation", asked.organisationId())
        .param("limit", limit)
        .params(viewer.params())
        .query(OutflowReader::row)
        .list();
  }

  /** Conditions, each with "and" after it; what is not asked is not in the statement. */
  private static String asks(Asked asked) {
    return (ofLive(asked) ? " r.live and" : "")
        + (asked.state() == null ? "" : " r.state = :state and")
        + (asked.covenantId() == null ? "" : " r.covenant_id = :covenant::uuid and")
        + (asked.changedSince() == null ? "" : CHANGED)
        + (asked.overdue() == null
            ? ""
            : " coalesce(r.turn_due < :today::date, false) = :overdue::boolean and")
        + (asked.mine()
            ? " r.turn_role = any (:roles) and r.turn_organisation_id = :organisation::uuid and"
            : "");
  }

  private static OffsetDateTime startOf(LocalDate day) {
    return BusinessDates.startOf(day).atOffset(ZoneOffset.UTC);
  }

  private static boolean ofLive(Asked asked) {
    return asked.mine()
        || Boolean.TRUE.equals(asked.overdue())
        || (asked.state() != null && !OutflowState.valueOf(asked.state()).isFinal());
  }

  List<JournalRow> journal(UUID requestId) {
    return client
        .sql(
            """
            select sequence, at, step, state, attempt, reason, own_reason_sealed, words_sealed,
                   actor_role, actor_organisation_id, actor_subject, rule_set_version
            from outflow_journal where request_id = ? order by sequence
            """)
        .param(requestId)
        .query((row, number) -> line(requestId, row))
        .list();
  }

  Draft draft(Row row) {
    return JSON.readValue(vault.open("outflow/" + row.id(), row.sealed()), Draft.class);
  }

  byte[] seal(UUID id, Draft draft) {
    return vault.seal("outflow/" + id, JSON.writeValueAsBytes(draft));
  }

  private String open(UUID requestId, byte[] sealed) {
    return new String(vault.open(JdbcOutflows.reasonOf(requestId), sealed), StandardCharsets.UTF_8);
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    String course = row.getString("course");
    long version = row.getLong("version");
    return new Row(
        row.getObject("id", UUID.class),
        version,
        OutflowState.valueOf(row.getString("state")),
        new Origin(
            row.getObject("care_organisation_id", UUID.class),
            row.getObject("resident_id", UUID.class),
            row.getObject("stay_id", UUID.class),
            row.getObject("place_id", UUID.class)),
        Objects.requireNonNull(row.getString("pseudonym")),
        Objects.requireNonNull(row.getBytes("sealed")),
        course == null ? null : JdbcOutflows.read(course, version));
  }

  private JournalRow line(UUID requestId, ResultSet row) throws SQLException {
    byte[] reason = row.getBytes("own_reason_sealed");
    byte[] words = row.getBytes("words_sealed");
    return new JournalRow(
        row.getLong("sequence"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Objects.requireNonNull(row.getString("step")),
        OutflowState.valueOf(row.getString("state")),
        row.getInt("attempt"),
        row.getString("reason"),
        reason == null ? null : open(requestId, reason),
        words == null ? null : open(requestId, words),
        new Actor(
            Objects.requireNonNull(row.getString("actor_role")),
            row.getObject("actor_organisation_id", UUID.class),
            row.getString("actor_subject")),
        Objects.requireNonNull(row.getString("rule_set_version")));
  }
}
