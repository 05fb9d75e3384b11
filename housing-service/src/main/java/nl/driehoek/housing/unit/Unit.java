package nl.driehoek.housing.unit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A home of a corporation.
 *
 * @param reference the corporation's own number
 * @param bagId 16 digits, type 01 (residential object)
 * @param facts what a candidate and a rule need to know
 * @param requestId for whom it is held or let
 * @param version counts the events of the home, from 1
 */
public record Unit(
    UUID unitId,
    UUID corporationId,
    String reference,
    String bagId,
    String regionCode,
    Address address,
    Facts facts,
    UnitState state,
    @Nullable UUID requestId,
    long version,
    Instant registeredAt) {

  /** As little as finds the door. */
  public record Address(String postcode, int houseNumber, @Nullable String addition) {

    /** The first four digits. */
    public String area() {
      return postcode.substring(0, 4);
    }
  }

  /**
   * @param rentCents monthly rent that counts for allocation (rekenhuur)
   * @param floor 0 is the ground floor
   * @param energyLabel as the contract spells it, such as A1P
   * @param socialLabel VERA MAATSCHAPPELIJKLABEL, DAE or NDA
   */
  public record Facts(
      long rentCents,
      int rooms,
      int floor,
      boolean lift,
      boolean stepFree,
      boolean petsAllowed,
      @Nullable Integer surfaceM2,
      @Nullable String energyLabel,
      String socialLabel) {}

  /** The same home in another state, one event further. */
  public Unit to(UnitState next, @Nullable UUID forRequest) {
    return new Unit(
        unitId,
        corporationId,
        reference,
        bagId,
        regionCode,
        address,
        facts,
        next,
        forRequest,
        version + 1,
        registeredAt);
  }

  Unit with(Facts corrected) {
    return new Unit(
        unitId,
        corporationId,
        reference,
        bagId,
        regionCode,
        address,
        corrected,
        state,
        requestId,
        version + 1,
        registeredAt);
  }
}
