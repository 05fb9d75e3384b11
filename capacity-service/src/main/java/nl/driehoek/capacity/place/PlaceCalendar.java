package nl.driehoek.capacity.place;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.place.PlaceEvents.Change;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a place is on each day. Every change is one period that starts or ends, in the caller's
 * transaction, and one event; the database refuses a day on which a place would be two things.
 */
public final class PlaceCalendar {

  static final String PERIOD_OVER = "place.period-over";

  private final JdbcClient client;
  private final PlaceEvents events;
  private final Deadlines deadlines;
  private final Clock clock;

  PlaceCalendar(JdbcClient client, PlaceEvents events, Deadlines deadlines, Clock clock) {
    this.client = client;
    this.events = events;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** A place exists from this day on. */
  void opened(UUID placeId, LocalDate from) {
    events.tell(List.of(new Change(placeId, "FREE", null, null, from, null)));
  }

  /** Starts a stay; the id of the period is the id of the stay. */
  public UUID occupy(UUID placeId, UUID residentId, LocalDate from, byte @Nullable [] sealed) {
    UUID stayId =
        client
            .sql(
                """
                insert into place_period (id, place_id, kind, during, resident_id, sealed,
                  care_organisation_id)
                select uuidv7(), p.id, 'OCCUPIED', daterange(:from, null), :resident::uuid, :sealed,
                       p.care_organisation_id
                from place p where p.id = :place
                returning id
                """)
            .param("place", placeId)
            .param("from", from)
            .param("resident", residentId)
            .param("sealed", sealed, java.sql.Types.BINARY)
            .query(UUID.class)
            .single();
    events.tell(List.of(new Change(placeId, "OCCUPIED", null, null, from, null)));
    return stayId;
  }

  /** Ends a stay outside an outflow request: the place is free from this day on. */
  public void vacate(UUID placeId, UUID stayId, LocalDate from) {
    client
        .sql(
            """
            update place_period set during = daterange(lower(during), :from) where id = :id
            """)
        .param("from", from)
        .param("id", stayId)
        .update();
    events.tell(List.of(new Change(placeId, "FREE", null, null, from, null)));
  }

  void takeOutOfService(UUID placeId, String reason, LocalDate from, @Nullable LocalDate until) {
    UUID period =
        client
            .sql(
                """
                insert into place_period (id, place_id, kind, during, reason)
                values (uuidv7(), :place, 'OUT_OF_SERVICE', daterange(:from, :until), :reason)
                returning id
                """)
            .param("place", placeId)
            .param("from", from)
            .param("until", until)
            .param("reason", reason)
            .query(UUID.class)
            .single();
    if (until != null) {
      deadlines.set(PERIOD_OVER, period, BusinessDates.startOf(until));
    }
    events.tell(List.of(new Change(placeId, "OUT_OF_SERVICE", null, null, from, null)));
  }

  /** Whether a period without use covers the day before, and now ends. */
  boolean returnToService(UUID placeId, LocalDate from) {
    List<UUID> ended =
        client
            .sql(
                """
                update place_period set during = daterange(lower(during), :from)
                where place_id = :place and kind = 'OUT_OF_SERVICE'
                  and lower(during) < :from and (upper_inf(during) or upper(during) > :from)
                returning id
                """)
            .param("place", placeId)
            .param("from", from)
            .query(UUID.class)
            .list();
    ended.forEach(period -> deadlines.clear(PERIOD_OVER, period));
    if (!ended.isEmpty()) {
      events.tell(List.of(new Change(placeId, "FREE", null, null, from, null)));
    }
    return !ended.isEmpty();
  }

  /** Periods whose last day has passed: the place is free by itself, and others hear it. */
  void periodsOver(List<UUID> periods) {
    List<Change> told =
        client
            .sql(
                """
                select place_id, request_id, upper(during) as until from place_period
                where id = any (:ids) and upper(during) <= :today
                """)
            .param("ids", periods.toArray(UUID[]::new))
            .param("today", BusinessDates.today(clock))
            .query(
                (row, number) ->
                    new Change(
                        row.getObject("place_id", UUID.class),
                        "FREE",
                        null,
                        row.getObject("request_id", UUID.class),
                        row.getObject("until", LocalDate.class),
                        null))
            .list();
    if (!told.isEmpty()) {
      events.tell(told);
    }
  }
}
