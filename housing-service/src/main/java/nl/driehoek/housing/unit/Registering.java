package nl.driehoek.housing.unit;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.http.model.EnergyLabel;
import nl.driehoek.housing.http.model.SocialLabel;
import nl.driehoek.housing.http.model.UnitChange;
import nl.driehoek.housing.http.model.UnitRegistration;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registering and correcting a home, one at a time or as a row of many: the same rules. */
@Service
public class Registering {

  private final Units units;
  private final Clock clock;
  private final Audit audit;

  Registering(Units units, Clock clock, Audit audit) {
    this.units = units;
    this.clock = clock;
    this.audit = audit;
  }

  /** The home that this corporation knows by this reference. */
  public Optional<Unit> known(UUID corporationId, String reference) {
    return units.findOwn(corporationId, reference);
  }

  /** Adds a home; 409 where the reference or the BAG id is known. */
  @Transactional
  public Unit register(UUID corporationId, UnitRegistration asked) {
    Unit unit =
        new Unit(
            UUID.randomUUID(),
            corporationId,
            asked.getReference(),
            asked.getBagId(),
            asked.getRegionCode(),
            address(asked),
            facts(asked),
            UnitState.REGISTERED,
            null,
            1,
            clock.instant());
    units
        .findSame(corporationId, unit.reference(), unit.bagId())
        .ifPresent(
            same -> {
              throw ProblemException.conflict(
                  same.corporationId().equals(corporationId)
                          && same.reference().equals(unit.reference())
                      ? "unit-reference-known"
                      : "unit-bag-known");
            });
    units.insert(unit);
    audit.changed("unit", unit.unitId(), "register", "REGISTERED");
    return unit;
  }

  /** Gives a home other facts; 409 while candidates are in line for it, and once it is let. */
  @Transactional
  public Unit correct(Unit unit, Unit.Facts facts) {
    ProblemException whyNot = UnitDoors.whyNotCorrected(unit.state());
    if (whyNot != null) {
      throw whyNot;
    }
    Unit corrected = unit.with(facts);
    units.correct(corrected);
    audit.changed("unit", unit.unitId(), "correct", corrected.state().name());
    return corrected;
  }

  /** Where a registration says that the home is. */
  public static Unit.Address address(UnitRegistration asked) {
    return new Unit.Address(
        asked.getPostcode(), asked.getHouseNumber(), asked.getHouseNumberAddition());
  }

  /** What a registration says of the home. */
  public static Unit.Facts facts(UnitRegistration asked) {
    return new Unit.Facts(
        asked.getRentCents(),
        asked.getRooms(),
        asked.getFloor(),
        asked.getLift(),
        asked.getStepFree(),
        asked.getPetsAllowed(),
        asked.getSurfaceM2(),
        energy(asked.getEnergyLabel()),
        social(asked.getSocialLabel()));
  }

  static Unit.Facts facts(UnitChange asked) {
    return new Unit.Facts(
        asked.getRentCents(),
        asked.getRooms(),
        asked.getFloor(),
        asked.getLift(),
        asked.getStepFree(),
        asked.getPetsAllowed(),
        asked.getSurfaceM2(),
        energy(asked.getEnergyLabel()),
        social(asked.getSocialLabel()));
  }

  private static @Nullable String energy(@Nullable EnergyLabel label) {
    return label == null ? null : label.getValue();
  }

  private static String social(@Nullable SocialLabel label) {
    return label == null ? "DAE" : label.getValue();
  }
}
