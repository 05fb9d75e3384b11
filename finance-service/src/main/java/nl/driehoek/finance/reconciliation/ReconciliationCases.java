package nl.driehoek.finance.reconciliation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.finance.ledger.Rows;
import nl.driehoek.finance.reconciliation.Comparison.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens cases and closes those that a later comparison settled. It repairs nothing. */
@Repository
class ReconciliationCases {

  /** Who can put the figures of a subject right; messages are a matter of the operator. */
  private static final Map<String, String> OWNERS =
      Map.of(
          Hearing.PLACES, "planner",
          Hearing.REQUESTS, "planner",
          Hearing.HOMES, "letting-officer",
          Hearing.QUOTA, "director");

  private static final String OPERATOR = "operator";

  private final JdbcClient jdbc;

  ReconciliationCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A difference of this comparison that is there now. */
  void open(String kind, Comparison it, String finding, Instant now) {
    boolean figures = kind.equals("FIGURES_DIFFER");
    jdbc.sql(
            """
            insert into reconciliation_case as k (case_id, kind, service, subject, subject_id, of_id,
              year, owner_role, owner_organisation_id, finding, sides, opened_at, last_seen_at)
            values (uuidv7(), :kind, :service, :subject, :id, :of, :year, :role, :organisation,
              :finding, :sides::jsonb, :now, :now)
            on conflict (subject, subject_id) where status = 'OPEN' do update
              set kind = excluded.kind, finding = excluded.finding, sides = excluded.sides,
                owner_role = excluded.owner_role, last_seen_at = excluded.last_seen_at
            """)
        .param("kind", kind)
        .param("service", it.service())
        .param("subject", it.subject())
        .param("id", it.statementId())
        .param("of", it.ofId())
        .param("year", it.year())
        .param("role", figures ? OWNERS.getOrDefault(it.subject(), OPERATOR) : OPERATOR)
        .param("organisation", it.organisationId())
        .param("finding", finding)
        .param("sides", sides(it, now))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static String sides(Comparison it, Instant now) {
    ArrayNode sides = JsonMapper.shared().createArrayNode();
    sides.add(side("OWNER", it.statedAt(), it.owner()));
    sides.add(side("MESSAGES", now, it.heard()));
    return JsonMapper.shared().writeValueAsString(sides);
  }

  private static ObjectNode side(String name, Instant at, Side side) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("side", name).put("at", at.toString()).put("messages", side.messages());
    ArrayNode figures = node.putArray("figures");
    side.figures().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each -> {
              ObjectNode figure = figures.addObject();
              figure.put("name", each.getKey().name()).put("amount", each.getValue());
              UUID ofId = each.getKey().ofId();
              if (ofId != null) {
                figure.put("ofId", ofId.toString());
              }
            });
    return node;
  }

  /** Closes the cases of series that agree now, and says that they do. */
  void closeAgreeing(Collection<UUID> statementIds, Instant now) {
    jdbc.sql(
            """
            update reconciliation_case set status = 'CLOSED', closed_at = :now,
              close_reason = 'a later comparison agrees: the same messages and the same figures'
             where status = 'OPEN' and kind <> 'MESSAGE_MISSING'
               and subject_id = any(:ids::uuid[])
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("ids", Rows.array(statementIds))
        .update();
  }

  /** A case for every key that misses a message, and an end to those of keys that miss none. */
  void keepMissing(Instant now) {
    jdbc.sql(
            """
            insert into reconciliation_case as k (case_id, kind, service, subject, subject_id, of_id,
              owner_role, owner_organisation_id, finding, sides, opened_at, last_seen_at)
            select uuidv7(), 'MESSAGE_MISSING', split_part(s.topic, '.', 2), s.topic, s.key, s.key,
                   'operator', o.organisation_id,
                   concat('message ', left(array_to_string(s.missing, ', '), 200), ' of ', s.last,
                          ' never came'),
                   '[]', :now, :now
              from observed_stream s
              left join lateral (
                select f.organisation_id from observed_holding h
                  join stated_figures f on f.subject = h.subject and f.of_id = h.of_id
                 where h.thing_id = s.key order by h.subject desc, f.statement_id limit 1) o on true
             where s.missing <> '{}'
            on conflict (subject, subject_id) where status = 'OPEN' do update
              set finding = excluded.finding, last_seen_at = excluded.last_seen_at,
                owner_organisation_id =
                  coalesce(k.owner_organisation_id, excluded.owner_organisation_id)
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update reconciliation_case k set status = 'CLOSED', closed_at = :now,
              close_reason = 'what was missing came after all'
              from observed_stream s
             where k.status = 'OPEN' and k.kind = 'MESSAGE_MISSING' and s.topic = k.subject
               and s.key = k.subject_id and s.missing = '{}'
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  long open() {
    return jdbc.sql("select count(*) from reconciliation_case where status = 'OPEN'")
        .query(Long.class)
        .single();
  }

  /** How many seconds ago the series that waits longest agreed last; 0 without any. */
  List<Double> agreementAges() {
    return jdbc.sql(
            """
            select coalesce(extract(epoch from clock_timestamp() - min(coalesce(agreed_at, received_at))), 0)
              from stated_figures
            """)
        .query(Double.class)
        .list();
  }
}
