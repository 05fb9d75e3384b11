package nl.driehoek.covenant.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sightings as rows; each step of a request is written by one topic only, so none is lost. */
@Component
class Trails {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final Clock clock;

  Trails(JdbcClient jdbc, JdbcTemplate batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  private record Step(UUID requestId, Moment moment) {}

  /** Notes these, in order: a later sighting of a step replaces an earlier one. */
  void note(Collection<Sighting> sightings) {
    Map<Step, Sighting> last = new LinkedHashMap<>();
    sightings.forEach(it -> last.put(new Step(it.requestId(), it.moment()), it));
    batches.batchUpdate(
        """
        insert into outflow_moment (request_id, moment, happened_on, due_on, covenant_id,
                                    organisation_id, attempt, reference_id, number, event_id)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (request_id, moment) do update
        set happened_on = excluded.happened_on, due_on = excluded.due_on,
          covenant_id = excluded.covenant_id,
            organisation_id = excluded.organisation_id, attempt = excluded.attempt,
            reference_id = excluded.reference_id, number = excluded.number,
              event_id = excluded.event_id
        """,
        last.values().stream().map(Trails::columns).toList());
    remember(last.values());
  }

  /** Every sighting once more, where it stays for who looks at this day later. */
  private void remember(Collection<Sighting> sightings) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    batches.batchUpdate(
        """
        insert into outflow_moment_journal (request_id, moment, happened_on, due_on, covenant_id,
          organisation_id, attempt, reference_id, number, event_id, at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        sightings.stream()
            .map(
                it -> {
                  Object[] columns = columns(it);
                  Object[] row = Arrays.copyOf(columns, columns.length + 1);
                  row[columns.length] = now;
                  return row;
                })
            .toList());
  }

  private static Object[] columns(Sighting it) {
    return new @Nullable Object[] {
      it.requestId(),
      it.moment().name(),
      it.happenedOn(),
      it.dueOn(),
      it.covenantId(),
      it.organisationId(),
      it.attempt(),
      it.referenceId(),
      it.number(),
      it.eventId()
    };
  }

  /**
   * The requests under the covenant that can matter for the year: filed in it, in the two years
   * before it, or in the year after it.
   */
  List<Trail> of(UUID covenantId, int year) {
    return trails(
        jdbc.sql(
                """
                select m.request_id, m.moment, m.happened_on, m.due_on, m.covenant_id,
                       m.organisation_id, m.attempt, m.reference_id, m.number, m.event_id
                from outflow_moment f join outflow_moment m using (request_id)
                where f.moment = 'FILED' and f.covenant_id = :covenant
                  and f.happened_on between :from and :until
                order by m.request_id, m.moment
                """)
            .param("covenant", covenantId)
            .param("from", LocalDate.of(year - 2, 1, 1))
            .param("until", LocalDate.of(year + 1, 12, 31))
            .query((row, _) -> sighting(row))
            .list());
  }

  /** The same requests, by what was seen of them before this moment. */
  List<Trail> knownBefore(Instant moment, UUID covenantId, int year) {
    return trails(
        jdbc.sql(
                """
                with known as (
                  select distinct on (request_id, moment) * from outflow_moment_journal
                  where at < :known and request_id in (
                    select request_id from outflow_moment_journal
                    where moment = 'FILED' and covenant_id = :covenant
                      and happened_on between :from and :until)
                  order by request_id, moment, position desc)
                select m.request_id, m.moment, m.happened_on, m.due_on, m.covenant_id,
                       m.organisation_id, m.attempt, m.reference_id, m.number, m.event_id
                from known f join known m using (request_id)
                where f.moment = 'FILED' and f.covenant_id = :covenant
                  and f.happened_on between :from and :until
                order by m.request_id, m.moment
                """)
            .param("known", moment.atOffset(ZoneOffset.UTC))
            .param("covenant", covenantId)
            .param("from", LocalDate.of(year - 2, 1, 1))
            .param("until", LocalDate.of(year + 1, 12, 31))
            .query((row, _) -> sighting(row))
            .list());
  }

  private static List<Trail> trails(List<Sighting> sightings) {
    return sightings.stream()
        .collect(
            Collectors.groupingBy(Sighting::requestId, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(it -> Trail.of(it.getKey(), it.getValue()))
        .toList();
  }

  private static Sighting sighting(ResultSet row) throws SQLException {
    return new Sighting(
        row.getObject("request_id", UUID.class),
        Moment.valueOf(row.getString("moment")),
        row.getObject("happened_on", LocalDate.class),
        row.getObject("due_on", LocalDate.class),
        row.getObject("covenant_id", UUID.class),
        row.getObject("organisation_id", UUID.class),
        row.getObject("attempt", Integer.class),
        row.getObject("reference_id", UUID.class),
        row.getObject("number", Integer.class),
        row.getObject("event_id", UUID.class));
  }
}
