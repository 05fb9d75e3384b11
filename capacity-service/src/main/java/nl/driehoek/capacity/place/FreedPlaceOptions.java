package nl.driehoek.capacity.place;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a house has on a day beside one of its places: to see what a plan for that place does. */
public final class FreedPlaceOptions {

  /** The other places of the house. */
  public record Others(int capacity, int free) {}

  private final JdbcClient client;

  FreedPlaceOptions(JdbcClient client) {
    this.client = client;
  }

  /** The other places of its house on this day. */
  public Others others(UUID placeId, LocalDate day) {
    return client
        .sql(
            """
            select count(o.id) filter (where x.kind is distinct from 'CLOSED') as capacity,
                   count(o.id) filter (where x.kind is null) as free
            from place p join place o on o.location_id = p.location_id and o.id <> p.id
            left join place_period x on x.place_id = o.id and x.during @> :day::date
              and coalesce(upper(x.during), 'infinity'::date) > :day::date
            where p.id = :place
            """)
        .param("day", day)
        .param("place", placeId)
        .query(Others.class)
        .single();
  }
}
