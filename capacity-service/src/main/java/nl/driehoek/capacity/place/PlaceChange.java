package nl.driehoek.capacity.place;

import java.time.LocalDate;
import java.util.UUID;

/** What an outflow request does to the place of its resident. */
public sealed interface PlaceChange {

  UUID placeId();

  UUID requestId();

  FreedPlacePlan plan();

  /** The planner said what will become of the place; it is still occupied. */
  record Planned(UUID placeId, UUID requestId, FreedPlacePlan plan, LocalDate changedOn)
      implements PlaceChange {}

  /**
   * The stay ends on the key date, and the plan takes effect on the same day; a day later when the
   * stay began on the key date, since a stay is a day at least.
   *
   * @param returnMonths for how long a place that is kept for return stays reserved
   */
  record Freed(
      UUID placeId,
      UUID requestId,
      UUID stayId,
      FreedPlacePlan plan,
      LocalDate keyDate,
      int returnMonths)
      implements PlaceChange {

    /** The same on another day. */
    Freed on(LocalDate day) {
      return new Freed(placeId, requestId, stayId, plan, day, returnMonths);
    }
  }
}
