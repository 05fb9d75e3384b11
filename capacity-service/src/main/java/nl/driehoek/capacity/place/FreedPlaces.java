package nl.driehoek.capacity.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.driehoek.capacity.place.PlaceEvents.Change;
import nl.driehoek.platform.messaging.Deadlines;
import nl.driehoek.platform.time.BusinessDates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What outflow requests do to places: all changes of a batch at once, in the transaction of the
 * requests. It cannot be refused: a place of a request is occupied by its resident until here.
 */
public final class FreedPlaces {

  /** A change with the message that caused it, if any. */
  public record Caused(PlaceChange change, @Nullable UUID causationId) {

    private Caused on(Map<UUID, LocalDate> ended) {
      return change instanceof PlaceChange.Freed freed && ended.containsKey(freed.stayId())
          ? new Caused(freed.on(Objects.requireNonNull(ended.get(freed.stayId()))), causationId)
          : this;
    }
  }

  /** A period of a place and its first day after. */
  private record Until(UUID id, LocalDate until) {}

  private final JdbcClient client;
  private final PlaceEvents events;
  private final Deadlines deadlines;

  FreedPlaces(JdbcClient client, PlaceEvents events, Deadlines deadlines) {
    this.client = client;
    this.events = events;
    this.deadlines = deadlines;
  }

  /** Carries the changes out and tells each of them. */
  public void apply(List<Caused> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Map<UUID, LocalDate> ended = endStays(freed(changes));
    List<Caused> effective = changes.stream().map(each -> each.on(ended)).toList();
    List<PlaceChange.Freed> freed = freed(effective);
    close(with(freed, FreedPlacePlan.CLOSE));
    keep(with(freed, FreedPlacePlan.KEEP_FOR_RETURN));
    events.tell(effective.stream().map(FreedPlaces::told).toList());
  }

  private static List<PlaceChange.Freed> freed(List<Caused> changes) {
    return changes.stream()
        .map(Caused::change)
        .filter(PlaceChange.Freed.class::isInstance)
        .map(PlaceChange.Freed.class::cast)
        .toList();
  }

  /**
   * A stay is a day at least: who came on the day of the key leaves the place a day later.
   *
   * @return the first day after each stay
   */
  private Map<UUID, LocalDate> endStays(List<PlaceChange.Freed> freed) {
    return client
        .sql(
            """
            update place_period x
            set during = daterange(lower(x.during),
                                   greatest(f.key_date::date, lower(x.during) + 1)),
              request_id = f.request
            from unnest(:stays, :dates, :requests) f(stay, key_date, request)
            where x.id = f.stay
            returning x.id, upper(x.during) as until
            """)
        .param("stays", ids(freed, PlaceChange.Freed::stayId))
        .param("dates", dates(freed))
        .param("requests", ids(freed, PlaceChange.Freed::requestId))
        .query(Until.class)
        .stream()
        .collect(Collectors.toMap(Until::id, Until::until));
  }

  private void close(List<PlaceChange.Freed> closed) {
    client
        .sql(
            """
            insert into place_period (id, place_id, kind, during, request_id)
            select uuidv7(), f.place, 'CLOSED', daterange(f.key_date::date, null), f.request
            from unnest(:places, :dates, :requests) f(place, key_date, request)
            """)
        .param("places", ids(closed, PlaceChange.Freed::placeId))
        .param("dates", dates(closed))
        .param("requests", ids(closed, PlaceChange.Freed::requestId))
        .update();
  }

  /** A deadline row gives each kept place free at the end of the months. */
  private void keep(List<PlaceChange.Freed> kept) {
    Integer[] months = kept.stream().map(PlaceChange.Freed::returnMonths).toArray(Integer[]::new);
    client
        .sql(
            """
            insert into place_period (id, place_id, kind, during, request_id)
            select uuidv7(), f.place, 'RESERVED',
              daterange(f.key_date::date,
                        (f.key_date::date + make_interval(months => f.months))::date),
              f.request
            from unnest(:places, :dates, :requests, :months) f(place, key_date, request, months)
            returning id, upper(during) as until
            """)
        .param("places", ids(kept, PlaceChange.Freed::placeId))
        .param("dates", dates(kept))
        .param("requests", ids(kept, PlaceChange.Freed::requestId))
        .param("months", months)
        .query(Until.class)
        .list()
        .forEach(
            period ->
                deadlines.set(
                    PlaceCalendar.PERIOD_OVER, period.id(), BusinessDates.startOf(period.until())));
  }

  /** What others hear of a change. */
  static Change told(Caused caused) {
    PlaceChange change = caused.change();
    return switch (change) {
      case PlaceChange.Planned planned ->
          told(planned, "OCCUPIED", planned.changedOn(), caused.causationId());
      case PlaceChange.Freed freed ->
          told(freed, stateAfter(freed.plan()), freed.keyDate(), caused.causationId());
    };
  }

  private static Change told(
      PlaceChange change, String state, LocalDate on, @Nullable UUID causationId) {
    return new Change(
        change.placeId(), state, change.plan().name(), change.requestId(), on, causationId);
  }

  private static String stateAfter(FreedPlacePlan plan) {
    return switch (plan) {
      case REFILL -> "FREE";
      case CLOSE -> "CLOSED";
      case KEEP_FOR_RETURN -> "RESERVED";
    };
  }

  private static List<PlaceChange.Freed> with(List<PlaceChange.Freed> freed, FreedPlacePlan plan) {
    return freed.stream().filter(one -> one.plan() == plan).toList();
  }

  private static UUID[] ids(List<PlaceChange.Freed> freed, Function<PlaceChange.Freed, UUID> id) {
    return freed.stream().map(id).toArray(UUID[]::new);
  }

  private static String[] dates(List<PlaceChange.Freed> freed) {
    return freed.stream().map(one -> one.keyDate().toString()).toArray(String[]::new);
  }
}
