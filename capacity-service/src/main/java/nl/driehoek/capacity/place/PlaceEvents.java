package nl.driehoek.capacity.place;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells others about places, in the transaction of the change and after its rows are written. */
final class PlaceEvents {

  /**
   * A change that was just written.
   *
   * @param changedOn the day from which it holds
   */
  record Change(
      UUID placeId,
      String state,
      @Nullable String plan,
      @Nullable UUID requestId,
      LocalDate changedOn,
      @Nullable UUID causationId) {}

  private record Versioned(UUID id, UUID locationId, UUID careOrganisationId, long version) {}

  private final JdbcClient client;
  private final Outbox outbox;
  private final Clock clock;

  PlaceEvents(JdbcClient client, Outbox outbox, Clock clock) {
    this.client = client;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Raises the version of each place and appends one event a change. */
  void tell(List<Change> changes) {
    Map<UUID, Versioned> places = new HashMap<>();
    Map<UUID, Long> raised = new HashMap<>();
    changes.forEach(change -> raised.merge(change.placeId(), 1L, Long::sum));
    raise(raised).forEach(place -> places.put(place.id(), place));
    remember(raised.keySet());
    List<Outgoing> events = new ArrayList<>();
    for (Change change : changes) {
      Versioned place = places.get(change.placeId());
      if (place == null) {
        throw new IllegalStateException("No place " + change.placeId());
      }
      long left = raised.merge(change.placeId(), -1L, Long::sum);
      events.add(
          new Outgoing(
              new PlaceChanged(
                  place.id(),
                  place.locationId(),
                  place.careOrganisationId(),
                  change.state(),
                  change.plan(),
                  change.requestId(),
                  change.changedOn()),
              place.version() - left,
              change.requestId() == null ? place.id() : change.requestId(),
              change.causationId()));
    }
    outbox.append(events);
  }

  /** What is known of these places from now on, for who looks at this day later. */
  private void remember(Set<UUID> places) {
    Instant now = clock.instant();
    client
        .sql(
            """
            insert into place_journal (place_id, version, at, periods)
            select p.id, p.version, :at, coalesce(
              (select jsonb_agg(jsonb_build_object('kind', x.kind, 'from', lower(x.during),
                        'until', upper(x.during), 'requestId', x.request_id) order by x.id)
                 from place_period x
                where x.place_id = p.id and (upper_inf(x.during) or upper(x.during) > :today)), '[]')
            from place p where p.id = any (:ids)
            """)
        .param("at", now.atOffset(ZoneOffset.UTC))
        .param("today", BusinessDates.on(now))
        .param("ids", places.toArray(UUID[]::new))
        .update();
  }

  private List<Versioned> raise(Map<UUID, Long> by) {
    UUID[] ids = by.keySet().stream().sorted().toArray(UUID[]::new);
    Long[] amounts = Arrays.stream(ids).map(by::get).toArray(Long[]::new);
    return client
        .sql(
            """
            update place p set version = p.version + b.amount
            from unnest(:ids, :amounts) b(id, amount)
            where p.id = b.id
            returning p.id, p.location_id, p.care_organisation_id, p.version
            """)
        .param("ids", ids)
        .param("amounts", amounts)
        .query(Versioned.class)
        .list();
  }
}
