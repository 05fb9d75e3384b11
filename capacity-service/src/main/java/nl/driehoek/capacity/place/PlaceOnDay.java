package nl.driehoek.capacity.place;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place as it is on one day.
 *
 * @param kind what covers the day; null when nothing does, which means free
 * @param until first day after the period
 */
record PlaceOnDay(
    UUID id,
    UUID locationId,
    UUID careOrganisationId,
    String label,
    List<String> characteristics,
    long version,
    @Nullable String kind,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    @Nullable String reason,
    @Nullable UUID stayId,
    @Nullable UUID requestId) {

  String state() {
    return kind == null ? "FREE" : kind;
  }
}
