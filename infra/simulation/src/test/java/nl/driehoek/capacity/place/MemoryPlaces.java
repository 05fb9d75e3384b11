package nl.driehoek.capacity.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.platform.messaging.Outbox;
import nl.driehoek.platform.messaging.Outgoing;
import nl.driehoek.simulation.audit.Rows;
import nl.driehoek.simulation.machine.Disk;

/** Places and their periods in memory; overlapping periods are left to the auditor to see. */
public final class MemoryPlaces {

  private record Place(UUID id, UUID locationId, UUID careOrganisationId, long version) {}

  private record Period(
      UUID id, UUID placeId, String kind, LocalDate from, LocalDate until, UUID requestId) {}

  private final Disk.Table<UUID, Place> places;
  private final Disk.Table<UUID, Period> periods;
  private final Outbox outbox;

  public MemoryPlaces(Disk disk, Outbox outbox) {
    this.places = disk.table();
    this.periods = disk.table();
    this.outbox = outbox;
  }

  /** A resident lives here, from before the world begins. */
  public void occupy(UUID placeId, UUID careOrganisationId, UUID stayId, LocalDate from) {
    places.put(placeId, new Place(placeId, placeId, careOrganisationId, 1));
    periods.put(stayId, new Period(stayId, placeId, "OCCUPIED", from, null, null));
  }

  /** The statements of {@link FreedPlaces#apply}. */
  public void apply(List<FreedPlaces.Caused> changes) {
    for (FreedPlaces.Caused each : changes) {
      if (each.change() instanceof PlaceChange.Freed freed) {
        free(freed);
      }
    }
    tell(changes.stream().map(FreedPlaces::told).toList());
  }

  private void free(PlaceChange.Freed freed) {
    Period stay = Objects.requireNonNull(periods.get(freed.stayId()));
    LocalDate key = freed.keyDate();
    periods.put(
        stay.id(),
        new Period(stay.id(), stay.placeId(), "OCCUPIED", stay.from(), key, freed.requestId()));
    String kind =
        switch (freed.plan()) {
          case CLOSE -> "CLOSED";
          case KEEP_FOR_RETURN -> "RESERVED";
          case REFILL -> null;
        };
    if (kind != null) {
      LocalDate until =
          freed.plan() == FreedPlacePlan.CLOSE ? null : key.plusMonths(freed.returnMonths());
      UUID id = UUID.randomUUID();
      periods.put(id, new Period(id, freed.placeId(), kind, key, until, freed.requestId()));
    }
  }

  private void tell(List<PlaceEvents.Change> changes) {
    List<Outgoing> events = new ArrayList<>();
    Map<UUID, Place> raised = new HashMap<>();
    for (PlaceEvents.Change change : changes) {
      Place before = raised.getOrDefault(change.placeId(), places.get(change.placeId()));
      Place place =
          new Place(
              before.id(), before.locationId(), before.careOrganisationId(), before.version() + 1);
      raised.put(place.id(), place);
      places.put(place.id(), place);
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
              place.version(),
              change.requestId() == null ? place.id() : change.requestId(),
              change.causationId()));
    }
    outbox.append(events);
  }

  public List<Rows.PlacePeriod> rows() {
    return periods.values().stream()
        .map(p -> new Rows.PlacePeriod(p.placeId(), p.kind(), p.from(), p.until(), p.requestId()))
        .toList();
  }
}
